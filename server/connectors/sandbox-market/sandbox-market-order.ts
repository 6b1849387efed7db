import type { OrderNews } from '../../../nodes/order/event';
import type { Address, Order, OrderLine } from '../../../nodes/order/order';
import { withSoundTotals } from '../../../nodes/order/totals';
import { ok, type Result } from '../../../nodes/problem';
import { readFacts } from '../simulator-kit/demo-api/read-facts';
import type { MarketOrder, WireAddress } from './wire';

interface About {
  readonly connectionId: string;
  readonly baseUrl: string;
}

/** The marketplace always tells the whole order with every fact on it. Pure. */
export function toNews(wire: MarketOrder, about: About): Result<OrderNews> {
  const order = withSoundTotals(toOrder(wire, about));
  if (!order.ok) return order;
  const skus = new Map(wire.lines.map(({ id, sku }) => [id, sku]));
  const facts = readFacts(wire, { connectionId: about.connectionId, skus });
  return ok({ orderId: wire.id, at: wire.updated_at, order: order.value, ...facts });
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
