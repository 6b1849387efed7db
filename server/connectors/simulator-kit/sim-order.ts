/** An order as a simulated channel keeps it: lines and facts alike everywhere, `details` in the channel's own words. */
export interface SimOrder<Details> {
  readonly id: string;
  readonly number: string;
  /** What the creator called it; a shop looks its orders up by this. */
  readonly reference: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lines: readonly SimLine[];
  readonly shipments: readonly SimShipment[];
  readonly cancellations: readonly SimCancellation[];
  readonly returns: readonly SimReturn[];
  readonly refunds: readonly SimRefund[];
  readonly documents: readonly SimDocument[];
  readonly details: Details;
}

export interface SimLine {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
}

export interface SimItem {
  readonly lineId: string;
  readonly quantity: number;
}

/** Every fact: the channel's own id, and the reference its writer gave (null when a person did it by hand). */
interface SimFact {
  readonly id: string;
  readonly reference: string | null;
  readonly at: string;
  readonly items: readonly SimItem[];
}

export interface SimShipment extends SimFact {
  readonly carrier: string | null;
  readonly carrierCode: string | null;
  readonly service: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
}

export interface SimCancellation extends SimFact {
  readonly by: 'customer' | 'merchant' | 'channel';
  readonly reason: string | null;
}

export interface SimReturn extends SimFact {
  readonly stage: 'requested' | 'received';
  readonly reason: string | null;
}

export interface SimRefund extends SimFact {
  /** Decimal text in the order's currency. */
  readonly amount: string;
  readonly shippingAmount: string | null;
  readonly reason: string | null;
  /** False: paid back elsewhere and only noted here. */
  readonly movesMoney: boolean;
}

export interface SimDocument extends Omit<SimFact, 'items'> {
  readonly kind: string;
  readonly mediaType: string;
  /** Base64 of the bytes. */
  readonly content: string;
  readonly shipmentId: string | null;
}

export type FactList = 'shipments' | 'cancellations' | 'returns' | 'refunds' | 'documents';

export type SimStatus = 'open' | 'partly_shipped' | 'shipped' | 'cancelled' | 'returned';

/** Units of a line not yet shipped or cancelled. */
export function openQuantity(order: SimOrder<unknown>, lineId: string): number {
  const line = order.lines.find(({ id }) => id === lineId);
  return (line?.quantity ?? 0) - sumFor(order.shipments, lineId) - sumFor(order.cancellations, lineId);
}

export const shippedQuantity = (order: SimOrder<unknown>, lineId: string) => sumFor(order.shipments, lineId);
export const returnedQuantity = (order: SimOrder<unknown>, lineId: string) => sumFor(order.returns, lineId);

/** What is still open, as explicit items; empty when nothing is. */
export const openItems = (order: SimOrder<unknown>): SimItem[] =>
  order.lines
    .map(({ id }) => ({ lineId: id, quantity: openQuantity(order, id) }))
    .filter(({ quantity }) => quantity > 0);

export function statusOf(order: SimOrder<unknown>): SimStatus {
  const open = openItems(order).length > 0;
  const shipped = order.lines.some(({ id }) => shippedQuantity(order, id) > 0);
  if (shipped && order.returns.some(({ stage }) => stage === 'received')) return 'returned';
  if (shipped) return open ? 'partly_shipped' : 'shipped';
  return open ? 'open' : 'cancelled';
}

function sumFor(facts: readonly { readonly items: readonly SimItem[] }[], lineId: string): number {
  let sum = 0;
  for (const { items } of facts) {
    for (const item of items) if (item.lineId === lineId) sum += item.quantity;
  }
  return sum;
}
