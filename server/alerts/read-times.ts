import { AlertTimes } from '../../nodes/watch/alert-rule';

/** Quiet hours and digest as they lie in their row. */
export const readTimes = (row: { timeZone: string; quiet: unknown; digest: unknown } | undefined): AlertTimes =>
  row ? AlertTimes.parse({ timeZone: row.timeZone, quiet: row.quiet, digest: row.digest }) : noTimes;

const noTimes: AlertTimes = { timeZone: 'UTC', quiet: null, digest: null };
