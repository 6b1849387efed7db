import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findOpenProblems, signResolved } from '../db/queries/order-moves';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { type Deed, recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { deliveryMissing } from './order-problems';
import { reasonForTheTrail } from './reason-for-the-trail';

interface Move {
  readonly member: Member;
  readonly deliveryId: string;
  readonly deed: Omit<Deed, 'target' | 'before' | 'after'>;
  /** What was written or said about it. */
  readonly said: { readonly reason: string } | { readonly remoteId: string };
  /** False: its state does not allow it. */
  readonly move: (trx: Trx, delivery: { workspaceId: string; deliveryId: string }) => Promise<boolean>;
}

/** Does something to one delivery by hand, with the person's name on whatever that settles. */
export function moveDelivery(
  { db }: Pick<World, 'db'>,
  { member, deliveryId, deed, said, move }: Move,
): Promise<Result<Record<never, never>>> {
  const { workspaceId, userId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const delivery = await trx
      .selectFrom('delivery')
      .select(['order_id as orderId', 'state'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', deliveryId)
      .forUpdate()
      .executeTakeFirst();
    if (!delivery) return failed(deliveryMissing);
    const problems = await findOpenProblems(trx, { workspaceId, what: { deliveryId } }).execute();
    if (!(await move(trx, { workspaceId, deliveryId }))) return failed(notNow);
    await signResolved(trx, { workspaceId, problemIds: problems.map(({ id }) => id), userId }).execute();
    const before = { state: delivery.state, orderId: delivery.orderId };
    const after = 'reason' in said ? { reason: await forTheTrail(trx, { ...delivery, workspaceId, ...said }) } : said;
    await recordAudit(trx, { member, deed: { ...deed, target: deliveryId, before, after } });
    return ok({});
  });
}

const forTheTrail = (trx: Trx, { orderId, ...said }: { workspaceId: string; orderId: string; reason: string }) =>
  reasonForTheTrail(trx, { ...said, orderIds: [orderId] });

const notNow: Problem = {
  code: 'delivery.notNow',
  message: 'It is done already, or being sent at this moment.',
  advice: 'Look again in a moment.',
  retry: 'later',
};
