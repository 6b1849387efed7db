import type { SimOrder } from '../sim-order';
import type { WireFacts } from './wire-facts';

/** The simulator's side: the facts of an order as answers and webhooks carry them. */
export const showFacts = (order: SimOrder<unknown>): WireFacts => ({
  shipments: order.shipments.map((one) => ({
    ...stampOf(one),
    items: itemsOf(one),
    carrier: one.carrier,
    carrier_code: one.carrierCode,
    service: one.service,
    tracking_number: one.trackingNumber,
    tracking_url: one.trackingUrl,
  })),
  cancellations: order.cancellations.map((one) => ({
    ...stampOf(one),
    items: itemsOf(one),
    by: one.by,
    reason: one.reason,
  })),
  returns: order.returns.map((one) => ({
    ...stampOf(one),
    items: itemsOf(one),
    stage: one.stage,
    reason: one.reason,
  })),
  refunds: order.refunds.map((one) => ({
    ...stampOf(one),
    items: itemsOf(one),
    amount: one.amount,
    delivery_amount: one.shippingAmount,
    reason: one.reason,
    moves_money: one.movesMoney,
  })),
  documents: order.documents.map((one) => ({
    ...stampOf(one),
    kind: one.kind,
    media_type: one.mediaType,
    content: one.content,
    shipment_id: one.shipmentId,
  })),
});

const stampOf = ({ id, at, reference }: { id: string; at: string; reference: string | null }) => ({
  id,
  at,
  reference,
});

const itemsOf = ({
  items,
}: SimOrder<unknown>['shipments'][number] | { items: SimOrder<unknown>['shipments'][number]['items'] }) =>
  items.map(({ lineId, quantity }) => ({ line_id: lineId, quantity }));
