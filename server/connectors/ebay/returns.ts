import type { Return } from '../../../nodes/order/order';
import { instant } from './ebay-order';
import { type About, itemIn, named } from './naming';
import type { EbayOrder } from './wire';
import type { EbayReturn } from './wire-parts';

const approved = [
  'READY_FOR_SHIPPING',
  'ITEM_READY_TO_SHIP',
  'WAITING_FOR_RMA',
  'WAITING_FOR_RETURN_LABEL',
  'RETURN_LABEL_REQUESTED',
  'RETURN_LABEL_PENDING',
  'RETURN_LABEL_PENDING_TIMEOUT',
  'RETURN_INITIATED',
];

/** A state nobody knows is told as a request: somebody should look. A closed one counts as returned only if it came back. */
export function stageOfReturn({ state, status, cameBack }: EbayReturn): Return['stage'] {
  const words = [state ?? '', status ?? ''];
  const is = (...names: readonly string[]) => words.some((word) => names.includes(word));
  if (is('CLOSED')) return cameBack ? 'closed' : 'cancelled';
  if (is('RETURN_REJECTED')) return 'declined';
  if (is('ITEM_DELIVERED', 'LESS_THAN_A_FULL_REFUND_ISSUED')) return 'received';
  if (is('ITEM_SHIPPED')) return 'inTransit';
  return is(...approved) ? 'approved' : 'requested';
}

export function toReturn(one: EbayReturn, { order, about }: { order: EbayOrder; about: About }): Return {
  const { item, reason, comments, creationDate } = one.creationInfo ?? {};
  const line = item ? lineOfReturn(order, item) : undefined;
  const said = [reason, comments?.content].filter(Boolean).join(': ');
  return {
    ...named(one.returnId, about),
    number: one.returnId,
    stage: stageOfReturn(one),
    items: line
      ? [
          {
            ...itemIn(order, { lineId: line.lineItemId, quantity: item?.returnQuantity ?? 0 }),
            ...(said && { reason: said }),
          },
        ]
      : [],
    ...(creationDate?.value && { at: instant(creationDate.value) }),
  };
}

/** By the sale, else by the listing where the order holds only one line of it: never a guess. */
export function lineOfReturn(
  { lineItems }: EbayOrder,
  { itemId, transactionId }: { itemId?: string | null | undefined; transactionId?: string | null | undefined },
) {
  const exact = lineItems.find(({ lineItemId }) => lineItemId === transactionId);
  const [first, ...others] = lineItems.filter(({ legacyItemId }) => legacyItemId === itemId);
  return exact ?? (others.length === 0 ? first : undefined);
}
