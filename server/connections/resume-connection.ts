import { ok, type Result } from '../../nodes/problem';
import { ringDecide, ringDeliver, ringWatch } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeConnection, updateRow } from './change-connection';

/** Lets a connection work again, at once: what waited goes out, and it is asked for what it missed. */
export function resumeConnection(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<Record<never, never>>> {
  return changeConnection({ world, member, connectionId }, async (trx, { state, pollSeconds }) => {
    await updateRow(trx, { member, connectionId })
      .set({
        state: 'active',
        problem: null,
        blocked_until: null,
        failures: 0,
        next_poll_at: pollSeconds === null ? null : world.now(),
      })
      .execute();
    await recordAudit(trx, { member, deed: { action: 'connection.resumed', target: connectionId, before: { state } } });
    await ringDeliver(trx, { workspaceId: member.workspaceId, connectionId });
    await ringDecide(trx, [member.workspaceId]);
    await ringWatch(trx, [member.workspaceId]);
    return ok({});
  });
}
