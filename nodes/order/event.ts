import { z } from 'zod';
import { LateList } from './late-list';
import { Cancellation, Instant, Order, OrderDocument, Refund, Return, Shipment } from './order';

/**
 * What a channel tells us about one order, as a connector reads it from one message or one polled record.
 * A snapshot or a part of one: folding (fold.ts) finds out what is new, so arrival order and repeats do not matter.
 */
export const OrderNews = z.object({
  /** The order's id at the connection that tells: the source's own id, or a destination's id for it. */
  orderId: z.string().min(1),
  /** When the channel says this was so. */
  at: Instant,
  /** The whole order, when the message carries it. Its fact lists may be empty; facts below are merged by id. */
  order: Order.optional(),
  shipments: z.array(Shipment).optional(),
  cancellations: z.array(Cancellation).optional(),
  returns: z.array(Return).optional(),
  refunds: z.array(Refund).optional(),
  documents: z.array(OrderDocument).optional(),
});
export type OrderNews = z.infer<typeof OrderNews>;

/** Kinds of order event, in the words people choose from on a source node. */
export const orderEventKinds = {
  created: { label: 'New orders', past: 'Order received' },
  updated: { label: 'Changes to an order', past: 'Order changed' },
  cancelled: { label: 'Cancellations', past: 'Cancelled' },
  shipped: { label: 'Shipments', past: 'Shipped' },
  returned: { label: 'Returns', past: 'Returned' },
  refunded: { label: 'Refunds', past: 'Refunded' },
  labelled: { label: 'Shipping labels', past: 'Label received' },
  late: { label: 'Orders late to ship', past: 'Late to ship' },
} as const;
export const OrderEventKind = z.enum(Object.keys(orderEventKinds) as (keyof typeof orderEventKinds)[]);
export type OrderEventKind = z.infer<typeof OrderEventKind>;
/** What accounts tell us. That orders are late nobody tells: the clock finds it. */
export const NewsKind = OrderEventKind.exclude(['late']);
export type NewsKind = z.infer<typeof NewsKind>;

/** Something that happened to an order, found by folding news into it. */
export const OrderEvent = z.object({
  kind: OrderEventKind,
  /** Names the happening within its order: "created", a shipment's id, a hash of the change. Same happening, same key. */
  key: z.string().min(1),
  occurredAt: Instant,
  /** The connection that told us. */
  connectionId: z.string(),
  /** Id of the fact in the order's list (shipment, cancellation, return, refund, document); absent for created and updated. */
  factId: z.string().optional(),
  /** For `late`: which orders, of which this one is the most urgent. */
  late: LateList.optional(),
});
export type OrderEvent = z.infer<typeof OrderEvent>;
