import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { ringPoll } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeConnection, updateRow } from './change-connection';

/** Asks the channel for what changed, now instead of at the next turn. The answer shows on the connection's page. */
export function pollNow(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<Record<never, never>>> {
  return changeConnection({ world, member, connectionId }, async (trx, { type, name, state }) => {
    if (!type.listOrders) return failed(cannotBeAsked(name));
    if (state === 'paused') return failed(isPaused(name));
    await updateRow(trx, { member, connectionId }).set({ next_poll_at: world.now() }).execute();
    await ringPoll(trx, { workspaceId: member.workspaceId, connectionId });
    await recordAudit(trx, { member, deed: { action: 'connection.polledNow', target: connectionId } });
    return ok({});
  });
}

const cannotBeAsked = (name: string): Problem => ({
  code: 'connection.cannotPoll',
  message: `${name} cannot be asked for orders; it sends them itself.`,
  retry: 'never',
});

const isPaused = (name: string): Problem => ({
  code: 'connection.paused',
  message: `${name} is paused.`,
  advice: 'Let it work again first.',
  retry: 'never',
});
