import type { OrderNews } from '../../../nodes/order/event';
import type { Cancellation, Parcel, Refund, Return, Shipment } from '../../../nodes/order/order';
import type { Settings } from './account';
import { itemReader, type Units } from './line-units';
import { withoutReference } from './reference';
import { type Removal, removalsOf } from './removed-units';
import type { ShopifyFulfillment, ShopifyRecord, ShopifyRefund, ShopifyReturn } from './wire';

type Facts = Required<Pick<OrderNews, 'shipments' | 'cancellations' | 'returns' | 'refunds'>>;

interface Reading {
  readonly readItems: ReturnType<typeof itemReader>;
  readonly name: (id: string) => { id: string; externalIds: Record<string, string> };
  readonly settings: Settings;
}

/** What happened to an order in Shopify, as facts with explicit lines and quantities. */
export function factsOf(
  record: ShopifyRecord,
  { connectionId, settings }: { connectionId: string; settings: Settings },
): Facts {
  const name = (id: string) => ({ id, externalIds: { [connectionId]: id } });
  const reading = { readItems: itemReader(record), name, settings };
  const removals = removalsOf(record);
  const of = (kind: Removal['kind']) => removals.filter((one) => one.kind === kind);
  return {
    shipments: record.fulfillments.map((one) => toShipment(one, reading)),
    cancellations: of('cancelled').map((one) => toCancellation(one, reading)),
    returns: [
      ...record.returns.map((one) => toReturn(one, reading)),
      ...of('returned').map((one) => toArrival(one, reading)),
    ],
    refunds: record.refunds
      .filter(({ totalRefundedSet }) => Number(totalRefundedSet) > 0)
      .map((one) => toRefund(one, reading)),
  };
}

const shipmentStates: Readonly<Record<string, Shipment['state']>> = {
  SUCCESS: 'shipped',
  CANCELLED: 'voided',
  ERROR: 'voided',
  FAILURE: 'voided',
};

function toShipment(fulfillment: ShopifyFulfillment, { name, readItems }: Reading): Shipment {
  const { id, status, displayStatus, createdAt, deliveredAt, trackingInfo, lines } = fulfillment;
  const state = shipmentStates[status] ?? 'pending';
  const isDelivered = state === 'shipped' && (Boolean(deliveredAt) || displayStatus === 'DELIVERED');
  const items = readItems(lines.map(toUnits));
  const parcels: Parcel[] = trackingInfo.map(({ company, number, url }, index) => ({
    ...(company && { carrier: company }),
    ...(number && { trackingNumber: number }),
    ...(url && { trackingUrl: url }),
    // Shopify does not say what is in which of several parcels: the first holds the list.
    items: index === 0 ? items : [],
  }));
  return {
    ...name(id),
    state: isDelivered ? 'delivered' : state,
    parcels: parcels.length > 0 ? parcels : [{ items }],
    ...(state === 'shipped' && { shippedAt: createdAt }),
  };
}

const toUnits = ({
  lineItem,
  quantity,
}: {
  lineItem: { id: string };
  quantity?: number | null | undefined;
}): Units => ({
  lineId: lineItem.id,
  quantity: quantity ?? 0,
});

const toCancellation = ({ id, at, by, reason, units }: Removal, { name, readItems }: Reading): Cancellation => ({
  ...name(id),
  requestedBy: by,
  stage: 'executed',
  items: readItems(units),
  ...(reason && { reason }),
  at,
});

/** Goods that came back with a refund and without a return of their own. */
const toArrival = ({ id, at, reason, units }: Removal, { name, readItems }: Reading): Return => ({
  ...name(id),
  stage: 'received',
  items: readItems(units).map((item) => ({ ...item, ...(reason && { reason }) })),
  at,
});

const returnStages: Readonly<Record<string, Return['stage']>> = {
  REQUESTED: 'requested',
  OPEN: 'approved',
  CLOSED: 'closed',
  DECLINED: 'declined',
  CANCELED: 'cancelled',
};

function toReturn({ id, name: number, status, createdAt, returnLineItems }: ShopifyReturn, reading: Reading): Return {
  return {
    ...reading.name(id),
    ...(number && { number }),
    stage: returnStages[status] ?? 'requested',
    items: returnLineItems.nodes.flatMap(({ quantity, returnReasonNote, customerNote, fulfillmentLineItem }) => {
      const reason = withoutReference(returnReasonNote || customerNote || '');
      const units = fulfillmentLineItem ? [{ lineId: fulfillmentLineItem.lineItem.id, quantity }] : [];
      return reading.readItems(units).map((item) => ({ ...item, ...(reason && { reason }) }));
    }),
    at: createdAt,
  };
}

function toRefund(refund: ShopifyRefund, { name, readItems, settings }: Reading): Refund {
  const { id, createdAt, note, totalRefundedSet, lines, refundShippingLines, transactions } = refund;
  const [shipping] = refundShippingLines.nodes;
  return {
    ...name(id),
    stage: stageOf(refund),
    amount: totalRefundedSet,
    items: lines.flatMap((line) => readItems([toUnits(line)]).map((item) => ({ ...item, amount: line.subtotalSet }))),
    ...(shipping && { shippingAmount: shipping.subtotalAmountSet }),
    ...(note && { reason: withoutReference(note) }),
    // What the marketplace took, the marketplace has to give back; a payment of the shop's own was paid back by the shop.
    movesMoney:
      transactions.nodes.length > 0 && transactions.nodes.every(({ gateway }) => gateway === settings.gateway),
    ...(createdAt && { at: createdAt }),
  };
}

function stageOf({ transactions: { nodes } }: ShopifyRefund): Refund['stage'] {
  if (nodes.some(({ status }) => status === 'PENDING' || status === 'AWAITING_RESPONSE')) return 'pending';
  return nodes.length > 0 && nodes.every(({ status }) => status === 'FAILURE' || status === 'ERROR')
    ? 'failed'
    : 'succeeded';
}
