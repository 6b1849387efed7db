import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { ringBackfill } from '../jobs/ring';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeConnection } from './change-connection';

export interface BackfillRequest {
  readonly member: Member;
  readonly connectionId: string;
  readonly from: Date;
  readonly to: Date;
}

/** Reads everything of a time range once more. What is known already falls away; what was missed comes in as new. */
export function startBackfill(world: World, request: BackfillRequest): Promise<Result<{ id: string }>> {
  const { member, connectionId, from, to } = request;
  return changeConnection({ world, member, connectionId }, async (trx, { type, name }) => {
    if (!type.listOrders) return failed(cannotBeAsked(name));
    if (from >= to) return failed(wrongWayRound);
    const { workspaceId } = member;
    const running = await trx
      .selectFrom('backfill')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('connection_id', '=', connectionId)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (running) return failed(runsAlready(name));
    const id = world.newId();
    await trx
      .insertInto('backfill')
      .values({
        workspace_id: workspaceId,
        id,
        connection_id: connectionId,
        from_at: from,
        to_at: to,
        started_by: member.userId,
      })
      .execute();
    await ringBackfill(trx, { workspaceId, connectionId, backfillId: id });
    await recordAudit(trx, {
      member,
      deed: { action: 'connection.backfillStarted', target: connectionId, after: { id, from, to } },
    });
    return ok({ id });
  });
}

const cannotBeAsked = (name: string): Problem => ({
  code: 'connection.cannotPoll',
  message: `${name} cannot be asked for older orders.`,
  retry: 'never',
});

const wrongWayRound: Problem = {
  code: 'connection.backfillRange',
  message: 'The range ends before it begins.',
  subject: 'to',
  retry: 'never',
};

const runsAlready = (name: string): Problem => ({
  code: 'connection.backfillRuns',
  message: `Older orders of ${name} are being read already.`,
  advice: 'Wait until that is done, or stop it.',
  retry: 'later',
});
