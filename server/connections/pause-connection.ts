import { ok, type Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeConnection, updateRow } from './change-connection';

/** Holds a connection: nothing is sent and nothing asked for. Messages it sends by itself are still taken in. */
export function pauseConnection(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<Record<never, never>>> {
  return changeConnection({ world, member, connectionId }, async (trx, { state }) => {
    await updateRow(trx, { member, connectionId }).set({ state: 'paused', problem: null }).execute();
    await recordAudit(trx, { member, deed: { action: 'connection.paused', target: connectionId, before: { state } } });
    return ok({});
  });
}
