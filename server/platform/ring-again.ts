import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { ringBellNow, wakeQueue } from '../db/queries/platform-view';
import { withPlatform } from '../db/with-workspace';
import { queueSchema as schema } from '../jobs/queues';
import type { World } from '../workspaces/world';
import { recordPlatformAudit, type StaffPerson } from './record-platform-audit';

export interface BellName {
  readonly person: StaffPerson;
  readonly queue: string;
  readonly jobId: string;
}

/** Lets a job that failed be tried again at once. */
export function ringAgain(
  { db }: Pick<World, 'db'>,
  { person, queue, jobId }: BellName,
): Promise<Result<{ id: string }>> {
  return withPlatform(db, person.userId, async (trx) => {
    const { rows } = await ringBellNow({ id: jobId, queue, schema }).execute(trx);
    if (rows.length === 0) return failed(jobGone);
    await wakeQueue({ queue, schema }).execute(trx);
    const deed = { action: 'job.triedAgain', target: jobId, after: { queue } };
    await recordPlatformAudit(trx, { person, deed });
    return ok({ id: jobId });
  });
}

export const jobGone: Problem = {
  code: 'job.notFound',
  message: 'This job is done, or somebody gave it up.',
  retry: 'never',
};
