import { failed, ok, type Result } from '../../nodes/problem';
import { silenceBell } from '../db/queries/platform-view';
import { withPlatform } from '../db/with-workspace';
import { queueSchema as schema } from '../jobs/queues';
import type { World } from '../workspaces/world';
import { recordPlatformAudit } from './record-platform-audit';
import { type BellName, jobGone } from './ring-again';

/** Drops a job. It is only a bell: what it was about stands in our own tables, and rings anew when there is still something to do. */
export function giveUpJob(
  { db }: Pick<World, 'db'>,
  { person, queue, jobId }: BellName,
): Promise<Result<{ id: string }>> {
  return withPlatform(db, person.userId, async (trx) => {
    const { rows } = await silenceBell({ id: jobId, queue, schema }).execute(trx);
    if (rows.length === 0) return failed(jobGone);
    const deed = { action: 'job.givenUp', target: jobId, before: { queue } };
    await recordPlatformAudit(trx, { person, deed });
    return ok({ id: jobId });
  });
}
