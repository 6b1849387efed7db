import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { AlertTimes } from '../../nodes/watch/alert-rule';
import { giveSettings, lockSettings } from '../db/queries/alerts';
import { toJsonb } from '../db/to-jsonb';
import { withWorkspace } from '../db/with-workspace';
import { isTimeZone } from '../health/start-of-day';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { nextAt } from './local-time';
import { readTimes } from './read-times';

/** Sets when emails rest, and when the morning's summary is sent. */
export function saveTimes(
  { db, now }: Pick<World, 'db' | 'now'>,
  { member, times }: { member: Member; times: AlertTimes },
): Promise<Result<Record<never, never>>> {
  const { workspaceId } = member;
  const { timeZone, quiet, digest } = times;
  return withWorkspace(db, workspaceId, async (trx) => {
    if (!isTimeZone(timeZone)) return failed(unknownZone);
    await giveSettings([workspaceId]).execute(trx);
    const before = readTimes(await lockSettings(trx, { workspaceId }).executeTakeFirst());
    await trx
      .updateTable('alert_settings')
      .set({
        time_zone: timeZone,
        quiet: quiet && toJsonb(quiet),
        digest: digest && toJsonb(digest),
        next_digest_at: digest && nextAt(now(), { at: digest.at, timeZone }),
      })
      .where('workspace_id', '=', workspaceId)
      .execute();
    await recordAudit(trx, { member, deed: { action: 'alert.timesChanged', before, after: times } });
    return ok({});
  });
}

const unknownZone: Problem = {
  code: 'alerts.timeZone',
  message: 'This time zone is not known.',
  subject: 'timeZone',
  retry: 'never',
};
