import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { makeDueNow, unblock } from '../db/queries/stuck';
import { withWorkspace } from '../db/with-workspace';
import { ringDeliver } from '../jobs/ring';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { recordPlatformAudit, type StaffPerson } from './record-platform-audit';

export interface StuckName {
  readonly person: StaffPerson;
  readonly workspaceId: string;
  readonly connectionId: string;
}

/** Rings for deliveries that should long be under way. They are looked up first where they may have arrived, as ever. */
export function sendAgain(
  { db }: Pick<World, 'db'>,
  { person, workspaceId, connectionId }: StuckName,
): Promise<Result<{ deliveries: number }>> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await makeDueNow({ workspaceId, connectionId }).execute(trx);
    if (rows.length === 0) return failed(nothingStuck);
    await unblock({ workspaceId, connectionId }).execute(trx);
    await ringDeliver(trx, { workspaceId, connectionId });
    const after = { connection: connectionId, deliveries: rows.length };
    const deed = { action: 'deliveries.triedAgain', target: connectionId, after };
    await recordAudit(trx, { member: { ...person, workspaceId }, deed });
    await recordPlatformAudit(trx, { person, deed: { ...deed, target: workspaceId } });
    return ok({ deliveries: rows.length });
  });
}

export const nothingStuck: Problem = {
  code: 'delivery.notFound',
  message: 'Nothing is stuck there any more.',
  retry: 'never',
};
