import {
  openItems,
  openQuantity,
  returnedQuantity,
  type SimCancellation,
  type SimDocument,
  type SimItem,
  type SimOrder,
  type SimRefund,
  type SimReturn,
  type SimShipment,
  shippedQuantity,
  statusOf,
} from './sim-order';

/** What a real channel refuses. `code` is what it would put in its answer. */
export interface Refusal {
  readonly code:
    | 'order_cancelled'
    | 'nothing_open'
    | 'line_not_found'
    | 'quantity_too_large'
    | 'not_shipped'
    | 'invalid_amount'
    | 'refund_too_large';
  readonly message: string;
  readonly line?: string;
}

/** The order with the fact in it, or why not. Facts already there by the same id are the caller's business. */
export type Changed<Details> = { readonly order: SimOrder<Details> } | { readonly refusal: Refusal };

export function ship<Details>(order: SimOrder<Details>, shipment: SimShipment): Changed<Details> {
  const refusal = refuseOpenItems(order, shipment.items);
  return refusal ? { refusal } : { order: { ...order, shipments: [...order.shipments, shipment] } };
}

export function cancel<Details>(order: SimOrder<Details>, cancellation: SimCancellation): Changed<Details> {
  const refusal = refuseOpenItems(order, cancellation.items);
  return refusal ? { refusal } : { order: { ...order, cancellations: [...order.cancellations, cancellation] } };
}

export function takeBack<Details>(order: SimOrder<Details>, returned: SimReturn): Changed<Details> {
  if (!shippedAnything(order))
    return { refusal: { code: 'not_shipped', message: 'Nothing of this order was shipped.' } };
  const refusal = refuseItems(
    { order, items: returned.items },
    (lineId) => shippedQuantity(order, lineId) - returnedQuantity(order, lineId),
  );
  return refusal ? { refusal } : { order: { ...order, returns: [...order.returns, returned] } };
}

/** @param paid what the buyer has paid, decimal text; all refunds together cannot be more. */
export function refund<Details>(
  order: SimOrder<Details>,
  { fact, paid }: { fact: SimRefund; paid: string },
): Changed<Details> {
  if (!/^\d{1,15}(\.\d{1,8})?$/.test(fact.amount) || units(fact.amount) === 0n) {
    return { refusal: { code: 'invalid_amount', message: 'The amount must be a positive decimal number.' } };
  }
  const before = order.refunds.reduce((sum, { amount }) => sum + units(amount), 0n);
  if (before + units(fact.amount) > units(paid)) {
    return { refusal: { code: 'refund_too_large', message: 'All refunds together are more than was paid.' } };
  }
  return { order: { ...order, refunds: [...order.refunds, fact] } };
}

export const attach = <Details>(order: SimOrder<Details>, document: SimDocument): Changed<Details> => ({
  order: { ...order, documents: [...order.documents, document] },
});

const shippedAnything = (order: SimOrder<unknown>) => order.lines.some(({ id }) => shippedQuantity(order, id) > 0);

function refuseOpenItems(order: SimOrder<unknown>, items: readonly SimItem[]): Refusal | null {
  if (statusOf(order) === 'cancelled') return { code: 'order_cancelled', message: 'This order is cancelled.' };
  if (openItems(order).length === 0)
    return { code: 'nothing_open', message: 'Everything of this order is shipped or cancelled.' };
  return refuseItems({ order, items }, (lineId) => openQuantity(order, lineId));
}

function refuseItems(
  { order, items }: { order: SimOrder<unknown>; items: readonly SimItem[] },
  available: (lineId: string) => number,
): Refusal | null {
  if (items.length === 0) return { code: 'line_not_found', message: 'Say which lines and how many of each.' };
  const wanted = new Map<string, number>();
  for (const { lineId, quantity } of items) wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity);
  for (const [line, quantity] of wanted) {
    if (!order.lines.some(({ id }) => id === line)) {
      return { code: 'line_not_found', message: `The order has no line ${line}.`, line };
    }
    if (!(quantity > 0) || quantity > available(line)) {
      return {
        code: 'quantity_too_large',
        message: `Line ${line} has ${available(line)} left, not ${quantity}.`,
        line,
      };
    }
  }
  return null;
}

/** Decimal text in hundred-millionths, exactly. */
function units(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(8, '0').slice(0, 8));
}
