import { z } from 'zod';
import { FaultRule } from './faults';
import { answerJson, type Route, type SimRequest, type SimResponse } from './http-types';
import type { Done } from './order-desk';
import { openItems, type SimItem, type SimOrder, shippedQuantity } from './sim-order';
import type { SimulatorCore } from './simulator-core';

/** The channel's side of the controls: how it makes an order of its own, and how it shows one. */
export interface ControlOptions<Details> {
  readonly core: SimulatorCore<Details>;
  place(wish: { seed?: string; skus?: readonly string[]; quantity?: number }): SimOrder<Details>;
  show(order: SimOrder<Details>): unknown;
  /** Decimal text: what the buyer paid, refunded when nobody says how much. */
  paid(order: SimOrder<Details>): string;
}

const Wish = z.object({
  count: z.number().int().min(1).max(10_000).default(1),
  seed: z.string().optional(),
  skus: z.array(z.string()).min(1).max(50).optional(),
  quantity: z.number().int().min(1).max(1000).optional(),
});

const Item = z.object({ lineId: z.string(), quantity: z.number().positive() });
const Act = z.object({
  items: z.array(Item).optional(),
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  reason: z.string().optional(),
  by: z.enum(['customer', 'merchant', 'channel']).default('customer'),
  amount: z.string().optional(),
  mediaType: z.string().default('text/html'),
  content: z.string().default(''),
});
type Act = z.infer<typeof Act>;

const Manners = z.object({
  duplicateEvery: z.number().int().min(0).optional(),
  reverseBy: z.number().int().min(0).max(100).optional(),
  loseEvery: z.number().int().min(0).optional(),
  recognisesReferences: z.boolean().optional(),
  rateLimit: z
    .object({ perSecond: z.number().positive(), burst: z.number().min(1) })
    .nullable()
    .optional(),
});

/**
 * `/_control/…`: what tests and the living demo do in the place of people at the channel. JSON in, JSON out; the content type is
 * demanded, so that no web page can press these buttons behind somebody's back.
 */
export function controlRoutes<Details>(options: ControlOptions<Details>): readonly Route[] {
  return [...orderControls(options), ...manners(options.core), ...ledgerControls(options.core)];
}

function orderControls<Details>(options: ControlOptions<Details>): Route[] {
  const { core, show } = options;
  const acts = actsOf(options);
  return [
    post('/_control/orders', (request) => {
      const { count, seed, ...wish } = read(Wish, request);
      const given = { ...(wish.skus && { skus: wish.skus }), ...(wish.quantity && { quantity: wish.quantity }) };
      const orders = Array.from({ length: count }, (_, index) =>
        options.place({ ...given, ...(seed !== undefined && { seed: count === 1 ? seed : `${seed}-${index}` }) }),
      );
      return answerJson(201, { orders: orders.map(show) });
    }),
    post('/_control/orders/:id/:act', (request) => {
      const act = acts.get(request.params['act'] ?? '');
      if (!act) return answerJson(404, { error: 'no_such_act' });
      const order = core.book.get(request.params['id'] ?? '');
      return order ? answerDone(act(order, read(Act, request)), show) : answerJson(404, { error: 'order_not_found' });
    }),
  ];
}

function answerDone<Details>(done: Done<Details>, show: ControlOptions<Details>['show']): SimResponse {
  if (done.kind === 'done') return answerJson(200, { order: show(done.order), factId: done.factId });
  return answerJson(409, { error: done.kind, ...(done.kind === 'refused' && { refusal: done.refusal }) });
}

type Acting<Details> = (order: SimOrder<Details>, act: Act) => Done<Details>;

function actsOf<Details>({ core: { desk }, paid }: ControlOptions<Details>): ReadonlyMap<string, Acting<Details>> {
  return new Map<string, Acting<Details>>([
    [
      'ship',
      (order, act) => desk.ship(order.id, { ...byHand, ...parcel(order, act), items: act.items ?? openItems(order) }),
    ],
    [
      'cancel',
      (order, { by, reason = null, items }) =>
        desk.cancel(order.id, { ...byHand, by, reason, items: items ?? openItems(order) }),
    ],
    [
      'return',
      (order, { reason = null, items }) =>
        desk.takeBack(order.id, { ...byHand, stage: 'received', reason, items: items ?? shippedItems(order) }),
    ],
    [
      'refund',
      (order, { amount, reason = null, items = [] }) =>
        desk.refund(order.id, {
          ...byHand,
          amount: amount ?? paid(order),
          shippingAmount: null,
          reason,
          movesMoney: true,
          items,
        }),
    ],
    [
      'label',
      (order, { mediaType, content }) =>
        desk.attach(order.id, {
          ...byHand,
          kind: 'label',
          mediaType,
          content,
          shipmentId: order.shipments.at(-1)?.id ?? null,
        }),
    ],
  ]);
}

const byHand = { reference: null };

const shippedItems = (order: SimOrder<unknown>): SimItem[] =>
  order.lines
    .map(({ id }) => ({ lineId: id, quantity: shippedQuantity(order, id) }))
    .filter(({ quantity }) => quantity > 0);

const parcel = (order: SimOrder<unknown>, { carrier = 'Parcel Post', trackingNumber }: Act) => ({
  carrier,
  carrierCode: null,
  service: null,
  trackingNumber: trackingNumber ?? `PP${order.number.replace(/\D/g, '')}${order.shipments.length + 1}`,
  trackingUrl: null,
});

function manners<Details>(core: SimulatorCore<Details>): Route[] {
  return [
    post('/_control/faults', (request) => {
      const { rules } = read(z.object({ rules: z.array(FaultRule) }), request);
      for (const rule of rules) core.faults.add(rule);
      return answerJson(200, { pending: core.faults.pending() });
    }),
    {
      method: 'DELETE',
      path: '/_control/faults',
      access: 'open',
      handle() {
        core.faults.clear();
        return answerJson(200, { pending: [] });
      },
    },
    post('/_control/manners', (request) => {
      const { recognisesReferences, rateLimit, ...postal } = read(Manners, request);
      if (recognisesReferences !== undefined) core.desk.recognisesReferences = recognisesReferences;
      if (rateLimit !== undefined) core.limiter.set(rateLimit);
      const { duplicateEvery, reverseBy, loseEvery } = postal;
      core.webhooks.setManners({
        ...(duplicateEvery !== undefined && { duplicateEvery }),
        ...(reverseBy !== undefined && { reverseBy }),
        ...(loseEvery !== undefined && { loseEvery }),
      });
      return answerJson(200, {});
    }),
  ];
}

function ledgerControls<Details>({ ledger, book, webhooks }: SimulatorCore<Details>): Route[] {
  return [
    get('/_control/ledger', ({ query }) =>
      answerJson(200, {
        entries: ledger.history({
          reference: query.get('reference') ?? undefined,
          after: Number(query.get('after') ?? 0),
          limit: Number(query.get('limit') ?? 1000),
        }),
      }),
    ),
    get('/_control/summary', () =>
      answerJson(200, { orders: book.size, operations: ledger.summary(), webhooks: webhooks.counts }),
    ),
  ];
}

const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, access: 'open', handle });

const post = (path: string, handle: (request: SimRequest) => SimResponse): Route => ({
  method: 'POST',
  path,
  access: 'open',
  handle(request) {
    if (!request.headers['content-type']?.startsWith('application/json'))
      return answerJson(415, { error: 'send_json' });
    try {
      return handle(request);
    } catch (cause) {
      if (cause instanceof z.ZodError) return answerJson(400, { error: 'unreadable', message: z.prettifyError(cause) });
      if (cause instanceof SyntaxError) return answerJson(400, { error: 'not_json' });
      throw cause;
    }
  },
});

const read = <Schema extends z.ZodType>(schema: Schema, { body }: SimRequest): z.infer<Schema> =>
  schema.parse(JSON.parse(body.length === 0 ? '{}' : body.toString()));
