import type { OrderNews } from '../../../nodes/order/event';
import type { Address, Order, OrderLine } from '../../../nodes/order/order';
import { withSoundTotals } from '../../../nodes/order/totals';
import { ok, type Result } from '../../../nodes/problem';
import type { MarketOrder, WireAddress } from './wire';

interface About {
  readonly connectionId: string;
  readonly baseUrl: string;
}

/** The marketplace always tells the whole order with every fact on it. Pure. */
export function toNews(wire: MarketOrder, about: About): Result<OrderNews> {
  const order = withSoundTotals(toOrder(wire, about));
  if (!order.ok) return order;
  return ok({ orderId: wire.id, at: wire.updated_at, order: order.value, ...toFacts(wire, about.connectionId) });
}

function toOrder(wire: MarketOrder, { connectionId, baseUrl }: About): Order {
  const { totals, payment, delivery } = wire;
  return {
    source: {
      connectionId,
      channel: 'sandbox-market',
      orderId: wire.id,
      number: wire.number,
      marketplace: wire.marketplace,
      url: `${baseUrl}/?search=${encodeURIComponent(wire.number)}`,
    },
    updatedAt: wire.updated_at,
    placedAt: wire.placed_at,
    paidAt: payment.paid_at,
    shipBy: wire.ship_by,
    currency: wire.currency,
    taxMode: wire.prices_include_tax ? 'inclusive' : 'exclusive',
    buyer: { ref: wire.buyer.id, name: wire.buyer.name, email: wire.buyer.email, phone: wire.buyer.phone },
    shipTo: toAddress(wire.ship_to),
    billTo: toAddress(wire.bill_to),
    fulfilledBy: 'merchant',
    shippingMethod: delivery.method,
    lines: wire.lines.map((line) => toLine(line, wire.prices_include_tax)),
    charges: [{ kind: 'shipping', title: delivery.method, code: delivery.code, amount: delivery.price, taxes: [] }],
    payments: [{ method: payment.method, amount: payment.amount, state: 'paid', at: payment.paid_at }],
    totals: {
      subtotal: totals.goods,
      discount: totals.discount,
      shipping: totals.delivery,
      tax: totals.tax,
      total: totals.total,
    },
    acceptance: 'none',
    payment: 'paid',
    rawStatus: wire.status,
    ...nothingYet,
    ...(wire.buyer_note !== null && { note: wire.buyer_note }),
    attributes: wire.gift_message === null ? {} : { giftMessage: wire.gift_message },
  };
}

/** Facts travel beside the order, and flows have assigned nothing yet. */
const nothingYet = {
  shipments: [],
  cancellations: [],
  returns: [],
  refunds: [],
  documents: [],
  tags: [],
  assigned: { tags: [], attributes: {} },
};

const toLine = (line: MarketOrder['lines'][number], taxIncluded: boolean): OrderLine => ({
  id: line.id,
  sku: line.sku,
  ...(line.gtin !== null && { gtin: line.gtin }),
  channelItemId: line.listing_id,
  title: line.title,
  kind: 'product',
  quantity: line.quantity,
  unitPrice: line.unit_price,
  discount: line.discount,
  taxes: [
    {
      rate: line.tax.rate,
      amount: line.tax.amount,
      includedInPrice: taxIncluded,
      liableParty: line.tax.collected_by === 'marketplace' ? 'channel' : 'merchant',
    },
  ],
  total: line.total,
  priceBasis: 'unit',
  requiresShipping: true,
  attributes: {},
  ...(line.image_url !== null && { imageUrl: line.image_url }),
});

const toAddress = (wire: WireAddress): Address => ({
  name: wire.name,
  lines: wire.extra === null ? [wire.street] : [wire.street, wire.extra],
  city: wire.city,
  ...(wire.region !== null && { region: wire.region }),
  postcode: wire.postcode,
  country: wire.country,
  ...(wire.phone !== null && { phone: wire.phone }),
});

type Facts = Pick<Required<OrderNews>, 'shipments' | 'cancellations' | 'returns' | 'refunds' | 'documents'>;

function toFacts(wire: MarketOrder, connectionId: string): Facts {
  const name = (id: string) => ({ id, externalIds: { [connectionId]: id } });
  const items = (list: MarketOrder['shipments'][number]['items']) =>
    list.map(({ line_id, quantity }) => ({ lineId: line_id, quantity }));
  const reason = (text: string | null) => (text === null ? {} : { reason: text });
  return {
    shipments: wire.shipments.map((shipment) => ({
      ...name(shipment.id),
      state: 'shipped' as const,
      parcels: [{ ...tracking(shipment), items: items(shipment.items) }],
      shippedAt: shipment.at,
    })),
    cancellations: wire.cancellations.map((one) => ({
      ...name(one.id),
      requestedBy: one.by,
      stage: 'executed' as const,
      items: items(one.items),
      ...reason(one.reason),
      at: one.at,
    })),
    returns: wire.returns.map((one) => ({ ...name(one.id), stage: one.stage, items: items(one.items), at: one.at })),
    refunds: wire.refunds.map((one) => ({
      ...name(one.id),
      stage: 'succeeded' as const,
      amount: one.amount,
      items: [],
      ...(one.delivery_amount !== null && { shippingAmount: one.delivery_amount }),
      ...reason(one.reason),
      movesMoney: one.moves_money,
      at: one.at,
    })),
    documents: wire.documents.map((one) => ({
      ...name(one.id),
      kind: 'label' as const,
      ...(one.shipment_id !== null && { shipmentId: one.shipment_id }),
      mediaType: one.media_type,
      data: one.content,
      at: one.at,
    })),
  };
}

const tracking = (shipment: MarketOrder['shipments'][number]) => ({
  ...(shipment.carrier !== null && { carrier: shipment.carrier }),
  ...(shipment.carrier_code !== null && { carrierCode: shipment.carrier_code }),
  ...(shipment.service !== null && { service: shipment.service }),
  ...(shipment.tracking_number !== null && { trackingNumber: shipment.tracking_number }),
  ...(shipment.tracking_url !== null && { trackingUrl: shipment.tracking_url }),
});
