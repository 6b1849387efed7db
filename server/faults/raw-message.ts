import { z } from 'zod';
import type { OrderNews } from '../../nodes/order/event';
import { Order } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';

/** An order as our test channels speak of it. */
export const RawOrder = z.object({
  id: z.string(),
  updatedAt: z.string(),
  placedAt: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'is not a currency'),
  customer: z.object({ name: z.string(), email: z.string() }),
  address: z.object({ line1: z.string(), city: z.string(), postcode: z.string(), country: z.string() }),
  lines: z.array(
    z.object({
      id: z.string(),
      sku: z.string(),
      title: z.string(),
      quantity: z.number(),
      price: z.string(),
      total: z.string(),
    }),
  ),
  total: z.string(),
  tags: z.array(z.string()),
  note: z.string().optional(),
  /** The channel wants it accepted first. */
  awaitsAcceptance: z.boolean().optional(),
});
export type RawOrder = z.infer<typeof RawOrder>;

export const RawMessage = z.object({
  id: z.string(),
  orderId: z.string(),
  at: z.string(),
  order: RawOrder.optional(),
  shipment: z.object({ id: z.string(), tracking: z.string() }).optional(),
  cancelled: z.boolean().optional(),
  label: z.object({ id: z.string(), data: z.string(), md5: z.string().optional() }).optional(),
  hint: z.boolean().optional(),
});
export type RawMessage = z.infer<typeof RawMessage>;

/** What a message says, in our words. */
export function toNews(
  message: RawMessage,
  { connectionId, channel }: { connectionId: string; channel: string },
): Result<OrderNews> {
  const { orderId, at, order: raw, shipment, cancelled, label } = message;
  const order = raw && Order.safeParse(toOrder(raw, { connectionId, channel }));
  if (order && !order.success) return failed(unreadable(z.prettifyError(order.error)));
  const externalIds = { [connectionId]: shipment?.id ?? `cancel-${orderId}` };
  const items = raw?.lines.map(({ id, quantity }) => ({ lineId: id, quantity })) ?? [];
  return ok({
    orderId,
    at,
    ...(order && { order: order.data }),
    ...(shipment && {
      shipments: [
        {
          id: shipment.id,
          externalIds,
          state: 'shipped',
          parcels: [{ trackingNumber: shipment.tracking, items: [] }],
          shippedAt: at,
        },
      ],
    }),
    ...(label && { documents: [{ ...label, externalIds: { [connectionId]: label.id }, kind: 'label', at }] }),
    ...(cancelled && {
      cancellations: [{ id: `cancel-${orderId}`, externalIds, requestedBy: 'customer', stage: 'executed', items, at }],
    }),
  });
}

function toOrder(raw: RawOrder, { connectionId, channel }: { connectionId: string; channel: string }): Order {
  return {
    source: { connectionId, channel, orderId: raw.id, number: raw.id },
    updatedAt: raw.updatedAt,
    placedAt: raw.placedAt,
    currency: raw.currency,
    taxMode: 'inclusive',
    buyer: raw.customer,
    shipTo: {
      name: raw.customer.name,
      lines: [raw.address.line1],
      city: raw.address.city,
      postcode: raw.address.postcode,
      country: raw.address.country,
    },
    fulfilledBy: 'merchant',
    lines: raw.lines.map(({ price, ...line }) => ({
      ...line,
      unitPrice: price,
      kind: 'product' as const,
      discount: '0',
      taxes: [],
      priceBasis: 'unit' as const,
      requiresShipping: true,
      attributes: {},
    })),
    charges: [],
    payments: [],
    totals: { subtotal: raw.total, discount: '0', shipping: '0', tax: '0', total: raw.total },
    acceptance: raw.awaitsAcceptance === undefined ? 'none' : raw.awaitsAcceptance ? 'awaiting' : 'accepted',
    payment: 'paid',
    shipments: [],
    cancellations: [],
    returns: [],
    refunds: [],
    documents: [],
    tags: raw.tags,
    ...(raw.note !== undefined && { note: raw.note }),
    attributes: {},
    assigned: { tags: [], attributes: {} },
  };
}

export const unreadable = (why: string): Problem => ({ code: 'order.unreadable', message: why, retry: 'never' });
