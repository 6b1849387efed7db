import type { OrderNews } from '../../../nodes/order/event';
import type { Address, Order } from '../../../nodes/order/order';
import { withSoundTotals } from '../../../nodes/order/totals';
import { ok, type Result } from '../../../nodes/problem';
import { readFacts } from '../simulator-kit/demo-api/read-facts';
import type { StoreAddress, StoreOrder } from './wire';

interface About {
  readonly connectionId: string;
  readonly baseUrl: string;
}

/**
 * What the shop tells about one of its orders. An order with a reference was made by a flow of ours and is known already: of it
 * only what happened since is news. Pure.
 */
export function toNews(wire: StoreOrder, about: About): Result<OrderNews> {
  const skus = new Map(wire.lines.map(({ id, sku }) => [id, sku]));
  const soldElsewhere = wire.external_reference !== null;
  const facts = readFacts(wire, { connectionId: about.connectionId, skus, soldElsewhere });
  const news = { orderId: wire.id, at: wire.updated_at, ...facts };
  if (wire.external_reference !== null) return ok(news);
  const order = withSoundTotals(toOrder(wire, about));
  return order.ok ? ok({ ...news, order: order.value }) : order;
}

function toOrder(wire: StoreOrder, { connectionId, baseUrl }: About): Order {
  return {
    source: {
      connectionId,
      channel: 'sandbox-store',
      orderId: wire.id,
      number: wire.number,
      url: `${baseUrl}/?search=${encodeURIComponent(wire.number)}`,
    },
    updatedAt: wire.updated_at,
    placedAt: wire.placed_at,
    currency: wire.currency,
    taxMode: wire.prices_include_tax ? 'inclusive' : 'exclusive',
    buyer: withoutNulls(wire.buyer),
    ...(wire.shipping_address && { shipTo: toAddress(wire.shipping_address) }),
    ...(wire.billing_address && { billTo: toAddress(wire.billing_address) }),
    fulfilledBy: 'merchant',
    ...(wire.shipping_method !== null && { shippingMethod: wire.shipping_method }),
    lines: wire.lines.map((line) => toLine(line, wire.prices_include_tax)),
    charges: wire.charges.map((charge) => ({ ...charge, taxes: [] })),
    payments: [],
    totals: {
      subtotal: wire.totals.goods,
      discount: wire.totals.discount,
      shipping: wire.totals.delivery,
      tax: wire.totals.tax,
      total: wire.totals.total,
    },
    acceptance: 'none',
    payment: wire.paid ? 'paid' : 'unpaid',
    rawStatus: wire.status,
    ...nothingYet,
    tags: wire.tags,
    ...(wire.note !== null && { note: wire.note }),
    attributes: wire.attributes,
  };
}

/** Facts travel beside the order, and flows have assigned nothing yet. */
const nothingYet = {
  shipments: [],
  cancellations: [],
  returns: [],
  refunds: [],
  documents: [],
  assigned: { tags: [], attributes: {} },
};

const toLine = (line: StoreOrder['lines'][number], taxIncluded: boolean): Order['lines'][number] => ({
  id: line.id,
  sku: line.sku,
  title: line.title,
  kind: 'product',
  quantity: line.quantity,
  unitPrice: line.unit_price,
  discount: line.discount,
  taxes: [{ amount: line.tax, includedInPrice: taxIncluded, liableParty: 'merchant' }],
  total: line.total,
  priceBasis: 'unit',
  requiresShipping: true,
  attributes: {},
});

const toAddress = ({ lines, ...rest }: StoreAddress): Address => ({ lines, ...withoutNulls(rest) });

/** The shop writes null where we leave a field out. */
const withoutNulls = <Fields extends Record<string, string | null>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } => {
  const kept: { [Name in keyof Fields]?: string } = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== null && value !== undefined) kept[name] = value;
  }
  return kept;
};
