import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { finishAround } from '../db/queries/erasing';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { findPersonsOrders, type Person, type PersonsOrder } from './find-person';
import { type Forgotten, forgetOrders, holdOrders } from './forget-orders';
import { forgetQuotes } from './forget-quotes';

/** What becomes of orders that are not finished: they stay out of it, or are finished by hand first. */
export type OpenOrders = 'leave' | 'finish';

interface Erasing {
  readonly member: Member;
  readonly person: Person;
  /** Absent: with open orders nothing is done, and they are named. */
  readonly open?: OpenOrders | undefined;
}

/** Forgets a person for good. The audit trail keeps which orders it was, by our ids, and who asked for it; not whom it was about. */
export function erasePerson(
  { db }: Pick<World, 'db'>,
  { member, person, open }: Erasing,
): Promise<Result<Forgotten & { readonly left: readonly string[] }>> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    await holdOrders(trx, workspaceId);
    const found = await findPersonsOrders(trx, { workspaceId, person });
    const refusal = refuse(found, open);
    if (refusal) return failed(refusal);
    const opened = found.filter(({ isOpen }) => isOpen);
    const chosen = open === 'leave' ? found.filter(({ isOpen }) => !isOpen) : found;
    if (open === 'finish') await finish(trx, { workspaceId, orderIds: opened.map(({ id }) => id) });
    const forgotten = await forgetOrders(trx, { workspaceId, orders: chosen });
    await forgetQuotes(trx, { workspaceId, orders: chosen });
    const left = found.filter((order) => !chosen.includes(order)).map(({ number }) => number);
    const finished = open === 'finish' ? opened.length : 0;
    const after = { ...forgotten, finished, orderIds: chosen.map(({ id }) => id) };
    await recordAudit(trx, { member, deed: { action: 'person.erased', after } });
    return ok({ ...forgotten, left });
  });
}

/** Why nothing is done; null when it may be. */
function refuse(found: readonly PersonsOrder[], open: OpenOrders | undefined): Problem | null {
  if (found.length === 0) return nobody;
  const opened = found.filter(({ isOpen }) => isOpen);
  if (opened.length > 0 && open === undefined) return stillOpen(opened);
  if (open === 'leave' && opened.length === found.length) return stillOpen(opened);
  const sending = found.filter(({ isSending }) => isSending);
  return open === 'finish' && sending.length > 0 ? beingSent(sending) : null;
}

async function finish(trx: Trx, about: { workspaceId: string; orderIds: readonly string[] }): Promise<void> {
  for (const statement of finishAround(about)) await statement.execute(trx);
}

const named = (orders: readonly PersonsOrder[]) => orders.map(({ number }) => number).join(', ');

const nobody: Problem = {
  code: 'person.notFound',
  message: 'Nothing here is known of this person.',
  advice: 'Look for the email address as the marketplace sends it, or for an order number.',
  retry: 'never',
};

const stillOpen = (orders: readonly PersonsOrder[]): Problem => ({
  code: 'person.ordersOpen',
  message: `Not finished yet: ${named(orders)}.`,
  advice: 'Leave them out, or have them finished first: what waits is skipped.',
  retry: 'never',
});

const beingSent = (orders: readonly PersonsOrder[]): Problem => ({
  code: 'person.ordersMoving',
  message: `Being sent at this moment: ${named(orders)}.`,
  advice: 'Try again in a minute.',
  retry: 'later',
});
