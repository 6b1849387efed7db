import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { dropDead, type ProcessRow, sayAlive, sayGone } from '../db/queries/processes';
import { uuidv7 } from '../db/uuidv7';
import { productVersion } from '../product-version';
import type { World } from './world';

/** Whoever was silent for four of these counts as gone. */
const heartbeatMs = 15_000;

/** Shows to those that run this installation that this process lives, until the signal; then takes its name off the list. */
export async function keepRegistered(
  { db, log }: Pick<World, 'db' | 'log'>,
  { kind, signal }: { kind: ProcessRow['kind']; signal: AbortSignal },
): Promise<void> {
  const self = { id: uuidv7(), kind, host: hostname(), pid: process.pid, version: productVersion };
  const tell = (work: () => Promise<unknown>) =>
    work().catch((error: unknown) => log.warn({ err: error }, 'This process could not show that it lives'));
  while (!signal.aborted) {
    await tell(() => sayAlive(self).execute(db));
    await tell(() => dropDead.execute(db));
    await pause(heartbeatMs, undefined, { signal }).catch(() => undefined);
  }
  await tell(() => sayGone(self.id).execute(db));
}
