import { z } from 'zod';
import type { Connector, Writer } from '../connectors/contract';
import { createFaultScript } from '../connectors/simulator-kit/faults';
import type { ScenarioWorld } from '../connectors/simulator-kit/scenarios/scenario-world';
import { vendure } from '../connectors/vendure';
import { faultyHttp } from './faulty-http';
import { receiveHooks } from './hook-receiver';
import { shopWork } from './shop-work';
import { newReference, type Shop } from './vendure-shop';

/** The real shop for the scenario table. One shop serves all scenarios, so each sees only the orders it made itself. */
export async function openVendureWorld(
  shop: Shop,
  { hooks }: { hooks: { port: number; secret: string } },
): Promise<ScenarioWorld> {
  const faults = createFaultScript();
  const receiver = await receiveHooks(hooks.port);
  const known = new Set<string>();
  const before = new Set(await orderIds(shop));
  const http = faultyHttp(shop.call.http, faults);
  const world = newReference();
  const named = (reference: string) => `${reference}-${world}`;
  return {
    connector: ownView(vendure, { isOurs: (orderId) => !before.has(orderId), named }),
    call: ({ expired = false } = {}) => ({
      ...shop.call,
      http,
      credentials: { apiKey: expired ? 'old:key' : shop.call.credentials['apiKey'], webhookSecret: hooks.secret },
      now: new Date(),
    }),
    faults,
    skus: ['MUG-1', 'POSTER-1'],
    currency: 'EUR',
    async place() {
      const id = await shopWork(shop.admin).buy([
        { sku: 'MUG-1', quantity: 2 },
        { sku: 'POSTER-1', quantity: 1 },
      ]);
      known.add(id);
      return id;
    },
    acts: actsIn(shop),
    effects: (operation, { reference, remoteId }) =>
      countEffects(shop, { operation, reference: named(reference), remoteId }),
    doing: (operation) => ({ method: 'POST', path: `/${doing[operation] ?? ''}` }),
    async delivered() {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return receiver.messages.filter(({ rawBody }) => known.has(orderIn(rawBody)));
    },
    stop: receiver.stop,
  };
}

/** The connector as a scenario sees it: other scenarios' orders are not there, and its references are its own. */
function ownView(
  connector: Connector,
  { isOurs, named }: { isOurs: (orderId: string) => boolean; named: (reference: string) => string },
): Connector {
  const writes = Object.entries(connector.writes).map(([operation, writer]) => {
    const find = writer.find;
    const view: Writer<Record<string, unknown>, Record<string, unknown>> = {
      ...writer,
      write: (call, request) => writer.write(call, { ...request, reference: named(request.reference) }),
      ...(find && { find: (call, request) => find(call, { ...request, reference: named(request.reference) }) }),
    };
    return [operation, view] as const;
  });
  return {
    ...connector,
    writes: Object.fromEntries(writes),
    async listOrders(call) {
      const page = await connector.listOrders?.(call);
      if (!page) throw new Error('Vendure is polled.');
      const records = page.ok ? page.value.records.filter((one) => isOurs(one.orderId)) : [];
      return page.ok ? { ok: true, value: { ...page.value, records } } : page;
    },
  };
}

/** The last operation of each write: what is lost after it has been done whole. */
const doing: Readonly<Record<string, string>> = {
  order: 'PlaceDraft',
  update: 'SetOrderFields',
  cancellation: 'CancelLines',
  shipment: 'MoveFulfilment',
  return: 'CancelLines',
  refund: 'SettleRefund',
  label: 'SetOrderFields',
};

const orderIn = (rawBody: Uint8Array) =>
  z.object({ orderId: z.string() }).parse(JSON.parse(new TextDecoder().decode(rawBody))).orderId;

const Ids = z.object({ orders: z.object({ items: z.array(z.object({ id: z.string() })) }) });
const orderIds = async ({ admin }: Shop) => {
  const { orders } = await admin.ask('{ orders(options: { take: 1000 }) { items { id } } }', { answer: Ids });
  return orders.items.map(({ id }) => id);
};

/** Buyers do not cancel in Vendure: they ask the shop, and its people do. */
function actsIn({ admin, readBack }: Shop): ScenarioWorld['acts'] {
  const work = shopWork(admin);
  const partsOf = async (id: string) =>
    (await readBack({ remoteId: id })).lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity }));
  const first = async (id: string) => (await partsOf(id)).slice(0, 1).map((part) => ({ ...part, quantity: 1 }));
  return {
    change: (id) => work.tag(id, ['Rush']),
    shipPart: async (id) => void (await work.ship(await first(id), { carrier: 'UPS', tracking: '1Z999' })),
    cancelByMerchant: async (id) => work.cancel(id, { lines: await partsOf(id), reason: 'Out of stock' }),
    takeBack: async (id) => {
      await work.ship(await partsOf(id), { carrier: 'UPS', tracking: '1Z998' });
      await work.cancel(id, { lines: await first(id), reason: 'Too small' });
    },
    refund: async (id) => {
      const { payments } = await readBack({ remoteId: id });
      await work.refund(payments[0]?.id ?? '', { amount: 400, reason: 'Scratched' });
    },
  };
}

const Effects = z.object({
  order: z
    .object({
      customFields: z.object({ label: z.string().nullable() }),
      fulfillments: z.array(z.object({ id: z.string() })).nullable(),
      payments: z.array(z.object({ refunds: z.array(z.object({ reason: z.string().nullable() })) })).nullable(),
      history: z.object({ items: z.array(z.object({ type: z.string(), data: z.unknown() })) }),
    })
    .nullable(),
  orders: z.object({ totalItems: z.number() }),
});

async function countEffects(
  { admin }: Shop,
  { operation, reference, remoteId }: { operation: string; reference: string; remoteId: string },
): Promise<number> {
  const { order, orders } = await admin.ask(
    `query ($id: ID!, $reference: String!) {
      orders(options: { filter: { externalRef: { eq: $reference }, orderPlacedAt: { isNull: false } } }) { totalItems }
      order(id: $id) {
        customFields { label } fulfillments { id } payments { refunds { reason } }
        history(options: { take: 200 }) { items { type data } }
      }
    }`,
    { answer: Effects, variables: { id: remoteId || '0', reference } },
  );
  if (operation === 'order') return orders.totalItems;
  const marked = order?.history.items.filter(
    ({ type, data }) => type === 'ORDER_CANCELLATION' && JSON.stringify(data).includes(reference),
  );
  const refunds = (order?.payments ?? []).flatMap((payment) => payment.refunds);
  const counts: Readonly<Record<string, number>> = {
    shipment: order?.fulfillments?.length ?? 0,
    cancellation: marked?.length ?? 0,
    return: marked?.length ?? 0,
    refund: refunds.filter(({ reason }) => reason?.includes(reference)).length,
    label: order?.customFields.label ? 1 : 0,
  };
  return counts[operation] ?? 0;
}
