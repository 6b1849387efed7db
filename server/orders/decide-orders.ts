import { findOpenHolds } from '../db/queries/pauses';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { decideHold, mayDecide } from './decide-hold';

interface Word {
  readonly member: Member;
  readonly orderIds: readonly string[];
  readonly state: 'approved' | 'rejected';
  readonly reason: string | null;
}

export interface DecidedOrders {
  /** Orders that go on by this word. */
  readonly decided: number;
  /** Held for somebody with another role to decide. */
  readonly notYours: number;
  /** Held no longer, or never: decided by somebody else meanwhile, or cancelled. */
  readonly notHeld: number;
}

/** One word on many orders: everything that is held of each. What others have decided meanwhile stays as they decided it. */
export async function decideOrders(
  world: Pick<World, 'db'>,
  { member, orderIds, state, reason }: Word,
): Promise<DecidedOrders> {
  const { workspaceId, role } = member;
  const holds = await withWorkspace(world.db, workspaceId, (trx) =>
    findOpenHolds(trx, { workspaceId, orderIds }).execute(),
  );
  const decided = new Set<string>();
  for (const { id: holdId, orderId, approvers } of holds) {
    if (!mayDecide(role, approvers)) continue;
    const said = await decideHold(world, { member, holdId, state, reason });
    if (said.ok) decided.add(orderId);
  }
  const notYours = new Set(
    holds
      .filter(({ orderId, approvers }) => !decided.has(orderId) && !mayDecide(role, approvers))
      .map((one) => one.orderId),
  );
  const asked = new Set(orderIds).size;
  return { decided: decided.size, notYours: notYours.size, notHeld: asked - decided.size - notYours.size };
}
