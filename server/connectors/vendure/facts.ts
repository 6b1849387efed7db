import { z } from 'zod';
import type { OrderNews } from '../../../nodes/order/event';
import type { Cancellation, Refund, Return, Shipment } from '../../../nodes/order/order';
import type { Settings } from './account';
import { type CancelledUnits, cancellationsOf, itemReader } from './line-units';
import { toAmount } from './money';
import type { VendureFulfillment, VendureOrder, VendurePayment, VendureRecord, VendureRefund } from './record';
import { referenceIn, withoutReference } from './reference';

interface About {
  readonly connectionId: string;
  readonly settings: Settings;
}
type Facts = Required<Pick<OrderNews, 'shipments' | 'cancellations' | 'returns' | 'refunds'>>;

/** What happened to an order in Vendure, as facts with explicit lines and quantities. */
export function factsOf({ order, precision }: VendureRecord, { connectionId, settings }: About): Facts {
  const readItems = itemReader(order, settings.lineReferenceField);
  const name = (id: string) => ({ id, externalIds: { [connectionId]: id } });
  const { cancelled, returned } = splitByShipped(order);
  return {
    shipments: order.fulfillments.map((fulfillment) => toShipment(fulfillment, { order, settings, readItems, name })),
    cancellations: cancelled.map((one) => toCancellation(one, { readItems, name })),
    returns: returned.map((one) => toReturn(one, { readItems, name })),
    refunds: joinedRefunds(order).map((one) => toRefund(one, { precision, settings, readItems, name })),
  };
}

interface Reading {
  readonly readItems: ReturnType<typeof itemReader>;
  readonly name: (id: string) => { id: string; externalIds: Record<string, string> };
}

const shipmentStates: Readonly<Record<string, Shipment['state']>> = {
  Shipped: 'shipped',
  Delivered: 'delivered',
  Cancelled: 'voided',
};

/** States of the shop's own making count as not yet shipped. */
function toShipment(
  fulfillment: VendureFulfillment,
  { order, settings, readItems, name }: Reading & { order: VendureOrder; settings: Settings },
): Shipment {
  const { id, state, method, trackingCode, customFields, lines } = fulfillment;
  const trackingUrl = settings.trackingUrlField && customFields?.[settings.trackingUrlField];
  const shippedAt = shippedAtOf(order, fulfillment);
  return {
    ...name(id),
    state: shipmentStates[state] ?? 'pending',
    parcels: [
      {
        ...(method && { carrier: method }),
        ...(trackingCode && { trackingNumber: trackingCode }),
        ...(typeof trackingUrl === 'string' && trackingUrl && { trackingUrl }),
        items: readItems(lines),
      },
    ],
    ...(shippedAt && { shippedAt }),
  };
}

const Transition = z.object({ fulfillmentId: z.union([z.string(), z.number()]).transform(String), to: z.string() });

/** The first time it left the shop; `updatedAt` lags one step behind. */
function shippedAtOf({ history }: VendureOrder, { id, state, updatedAt }: VendureFulfillment): string | undefined {
  const left = history.items
    .filter(({ type }) => type === 'ORDER_FULFILLMENT_TRANSITION')
    .find(({ data }) => {
      const move = Transition.safeParse(data);
      return move.success && move.data.fulfillmentId === id && ['Shipped', 'Delivered'].includes(move.data.to);
    });
  const hasLeft = state === 'Shipped' || state === 'Delivered';
  return left?.createdAt ?? (hasLeft ? updatedAt : undefined);
}

/**
 * Vendure has no returns: units cancelled after they were shipped are what comes back. Of each line as many units as never
 * left can be cancelled; the rest was returned.
 */
function splitByShipped(order: VendureOrder): { cancelled: CancelledUnits[]; returned: CancelledUnits[] } {
  const cancellations = cancellationsOf(order);
  const unshipped = new Map(order.lines.map((line) => [line.id, line.quantity - shippedUnits(order, line.id)]));
  for (const { lines } of cancellations) {
    for (const { orderLineId, quantity } of lines)
      unshipped.set(orderLineId, (unshipped.get(orderLineId) ?? 0) + quantity);
  }
  const cancelled: CancelledUnits[] = [];
  const returned: CancelledUnits[] = [];
  for (const one of cancellations) {
    const split = one.lines.map(({ orderLineId, quantity }) => {
      const open = Math.max(0, Math.min(quantity, unshipped.get(orderLineId) ?? 0));
      unshipped.set(orderLineId, (unshipped.get(orderLineId) ?? 0) - open);
      return { orderLineId, open, back: quantity - open };
    });
    const open = split.filter((line) => line.open > 0).map((line) => ({ ...line, quantity: line.open }));
    const back = split.filter((line) => line.back > 0).map((line) => ({ ...line, quantity: line.back }));
    if (open.length > 0) cancelled.push({ ...one, lines: open });
    if (back.length > 0) returned.push({ ...one, lines: back });
  }
  return { cancelled, returned };
}

const shippedUnits = ({ fulfillments }: VendureOrder, lineId: string) =>
  fulfillments
    .filter(({ state }) => state === 'Shipped' || state === 'Delivered')
    .flatMap(({ lines }) => lines)
    .filter(({ orderLineId }) => orderLineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const toCancellation = ({ id, at, reason, lines }: CancelledUnits, { readItems, name }: Reading): Cancellation => ({
  ...name(id),
  requestedBy: 'merchant',
  stage: 'executed',
  items: readItems(lines),
  ...(reason && { reason: withoutReference(reason) }),
  at,
});

const toReturn = ({ id, at, reason, lines }: CancelledUnits, { readItems, name }: Reading): Return => ({
  ...name(id),
  stage: 'received',
  items: readItems(lines).map((item) => ({ ...item, ...(reason && { reason: withoutReference(reason) }) })),
  at,
});

const refundStages: Readonly<Record<string, Refund['stage']>> = { Settled: 'succeeded', Failed: 'failed' };

interface PaidBack {
  readonly refund: VendureRefund;
  readonly payment: VendurePayment;
}

/** A refund of ours that took from two payments is one refund still. */
function joinedRefunds({ payments }: VendureOrder): PaidBack[] {
  const joined = new Map<string, PaidBack>();
  for (const payment of payments) {
    for (const refund of payment.refunds) {
      const key = referenceIn(refund.reason ?? '') ?? refund.id;
      const known = joined.get(key);
      joined.set(key, known ? { payment, refund: sumOf(known.refund, refund) } : { payment, refund });
    }
  }
  return [...joined.values()];
}

const sumOf = (first: VendureRefund, second: VendureRefund): VendureRefund => ({
  ...first,
  state: first.state === 'Settled' ? second.state : first.state,
  total: first.total + second.total,
  shipping: first.shipping + second.shipping,
  lines: [...first.lines, ...second.lines],
});

function toRefund(
  { refund, payment }: PaidBack,
  { precision, settings, readItems, name }: Reading & { precision: number; settings: Settings },
): Refund {
  const { id, state, total, shipping, reason, updatedAt, lines } = refund;
  return {
    ...name(id),
    stage: refundStages[state] ?? 'pending',
    amount: toAmount(total, precision),
    // Vendure says how much and which units, not how much for which.
    items: readItems(lines).map((item) => ({ ...item, amount: '0' })),
    ...(shipping > 0 && { shippingAmount: toAmount(shipping, precision) }),
    ...(reason && { reason: withoutReference(reason) }),
    // Money the marketplace took is the marketplace's to give back; the shop's own payment was paid back by the shop.
    movesMoney: payment.method === settings.paymentMethod,
    at: updatedAt,
  };
}
