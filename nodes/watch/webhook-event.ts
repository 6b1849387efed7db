import { z } from 'zod';
import { operations } from '../capability';

const Place = z.object({ connectionId: z.uuid(), name: z.string(), channel: z.string() });

const OrderFacts = z.object({
  /** Sluice's own id of it: the same in every event about it. */
  id: z.uuid(),
  /** As buyers know it. */
  number: z.string(),
  /** Its id at the source. */
  sourceOrderId: z.string(),
  source: Place,
  total: z.string(),
  currency: z.string(),
  /** Its page in Sluice. */
  url: z.string(),
});

const OrderNews = z.object({ order: OrderFacts });
const Delivered = OrderNews.extend({
  destination: Place.extend({ remoteId: z.string().nullable() }),
  operation: z.enum(Object.keys(operations) as (keyof typeof operations)[]),
});
const ProblemNews = z.object({
  problem: z.object({
    id: z.uuid(),
    code: z.string(),
    /** What it is about, such as a SKU. */
    subject: z.string().nullable(),
    message: z.string(),
    openedAt: z.iso.datetime(),
    resolvedAt: z.iso.datetime().nullable(),
  }),
  /** Null: it is about no order, such as a message that cannot be read. */
  order: OrderFacts.nullable(),
});
const AlertNews = z.object({
  alert: z.object({
    id: z.uuid(),
    rule: z.string(),
    title: z.string(),
    message: z.string(),
    orders: z.int(),
    value: z.array(z.object({ currency: z.string(), amount: z.string() })),
    openedAt: z.iso.datetime(),
    resolvedAt: z.iso.datetime().nullable(),
    /** Where it is put right. */
    url: z.string(),
  }),
});

const event = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), timestamp: z.iso.datetime(), data });

/** Everything an endpoint can be told, as it is sent: the body of the request, as JSON. */
export const WebhookEvent = z.discriminatedUnion('type', [
  event('order.received', OrderNews),
  event('order.updated', OrderNews),
  event('order.cancelled', OrderNews),
  event('order.shipped', OrderNews),
  event('order.returned', OrderNews),
  event('order.refunded', OrderNews),
  event('order.labelled', OrderNews),
  event('order.delivered', Delivered),
  event('update.delivered', Delivered),
  event('problem.opened', ProblemNews),
  event('problem.resolved', ProblemNews),
  event('alert.opened', AlertNews),
  event('alert.resolved', AlertNews),
  event('webhook.test', z.object({ message: z.string() })),
]);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** What people choose from, in their words. */
export const webhookKinds = {
  'order.received': { group: 'Orders', label: 'An order came in' },
  'order.updated': { group: 'Orders', label: 'An order was changed' },
  'order.cancelled': { group: 'Orders', label: 'An order was cancelled' },
  'order.shipped': { group: 'Orders', label: 'An order was shipped' },
  'order.returned': { group: 'Orders', label: 'Something came back' },
  'order.refunded': { group: 'Orders', label: 'Money was given back' },
  'order.labelled': { group: 'Orders', label: 'A shipping label came' },
  'order.delivered': { group: 'Deliveries', label: 'An order was created at a destination' },
  'update.delivered': { group: 'Deliveries', label: 'A shipment, cancellation or other update was passed on' },
  'problem.opened': { group: 'Problems', label: 'Something needs a fix' },
  'problem.resolved': { group: 'Problems', label: 'Something is fixed' },
  'alert.opened': { group: 'Alerts', label: 'An alert began' },
  'alert.resolved': { group: 'Alerts', label: 'An alert is over' },
} as const satisfies Partial<Record<WebhookEvent['type'], object>>;
export type WebhookKind = keyof typeof webhookKinds;
export const WebhookKind = z.enum(Object.keys(webhookKinds) as WebhookKind[]);

/** For the help, and for whoever writes the other end. */
export const exampleEvent: WebhookEvent = {
  type: 'order.delivered',
  timestamp: '2026-03-02T08:15:30.000Z',
  data: {
    order: {
      id: '0197b2a0-53c1-7c11-8d0e-6a1f0c2b9e10',
      number: 'HM-1042',
      sourceOrderId: '558213',
      source: {
        connectionId: '0197b29e-1111-7aaa-8bbb-0123456789ab',
        name: 'Harbour Market',
        channel: 'generic',
      },
      total: '49.90',
      currency: 'EUR',
      url: 'https://sluice.example.com/harbour-goods/orders/0197b2a0-53c1-7c11-8d0e-6a1f0c2b9e10',
    },
    destination: {
      connectionId: '0197b29e-2222-7aaa-8bbb-0123456789ab',
      name: 'Workshop Store',
      channel: 'generic',
      remoteId: '6120447',
    },
    operation: 'order',
  },
};
