import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { foldNews } from '../../../nodes/order/fold';
import { lineStates } from '../../../nodes/order/line-state';
import { totalsProblem } from '../../../nodes/order/totals';
import { graphqlExecutor } from '../../tooling/graphql-executor';
import { officialMessages } from '../generic/official-orders';
import { must } from '../simulator-kit/scenarios/observe';
import { unmappedFields as findUnmapped, reviewUnmapped } from '../simulator-kit/unmapped-fields';
import { shopify } from '.';
import { type AShop, aShop } from './a-shop';
import { unmappedFields } from './unmapped-fields';
import { orderIdIn } from './webhook';

const execute = graphqlExecutor(readFileSync(new URL('simulator/admin-api.sdl', import.meta.url), 'utf8'));
const settings = shopify.settings.parse({ shop: 'harbour' });
const about = { connectionId: 'c-shopify', settings };
const read = (body: unknown) => shopify.read({ topic: 'poll', headers: {}, body }, about);

let shop: AShop;
beforeEach(async () => {
  shop = await aShop(execute);
});
afterEach(() => shop.world.stop());

const recordOf = async (id: string) => must(await shopify.getOrder?.({ ...shop.world.call(), idOrNumber: id }))?.body;

/** An order with everything on it: a part cancelled, the rest sent, one piece back, some money back. */
async function eventful(): Promise<unknown> {
  const { world } = shop;
  const id = await world.place();
  const details = world.shop.core.book.get(id)?.details;
  const taxes = [{ title: 'IVA', rate: '0.21', amount: '2.43', channelLiable: false }];
  world.shop.core.desk.edit(id, {
    reference: null,
    details: {
      note: 'Ring twice',
      phone: '+34 600 000 000',
      tags: ['VIP', 'Gift'],
      attributes: [{ key: 'Gift', value: 'yes' }],
      sourceIdentifier: 'slref',
      lines: (details?.lines ?? []).map((line) => ({ ...line, taxes })),
      shipping: (details?.shipping ?? []).map((one) => ({ ...one, taxes })),
    },
  });
  const [mugs] = details?.lines ?? [];
  const units = [{ lineItemId: mugs?.id ?? '', quantity: 1, restockType: 'CANCEL' }];
  world.shop.hands.refundCreate({ input: { orderId: id, note: 'Broken', refundLineItems: units }, key: null });
  await world.acts.takeBack?.(id);
  await world.acts.refund?.(id);
  return recordOf(id);
}

async function cancelled(): Promise<unknown> {
  const id = await shop.world.place();
  await shop.world.acts.cancelByCustomer?.(id);
  return recordOf(id);
}

/** Values that count only beside others: a fallback where the first choice is missing, a word among a few known ones. */
function withRareValues(record: unknown): unknown {
  const { order, fulfillments, refunds, returns, lines } = Rare.parse(record);
  return {
    lines,
    order: {
      ...order,
      dutiesIncluded: false,
      originalTotalDutiesSet: { presentmentMoney: { amount: '2.00' } },
      transactions: order.transactions.map((one) => ({ ...one, processedAt: null })),
    },
    fulfillments: fulfillments.map((one) => ({ ...one, displayStatus: 'DELIVERED', deliveredAt: null })),
    refunds: refunds.map((one, index) => ({
      ...one,
      totalRefundedSet: { presentmentMoney: { amount: '3.00' } },
      transactions: { nodes: [{ status: index === 0 ? 'PENDING' : 'FAILURE', gateway: 'marketplace' }] },
      lines: lines.slice(0, 1).map(({ id }) => ({
        quantity: 1,
        restockType: 'RETURN',
        subtotalSet: { presentmentMoney: { amount: '3.00' } },
        lineItem: { id },
      })),
    })),
    returns: returns.map((one) => ({
      ...one,
      returnLineItems: {
        nodes: one.returnLineItems.nodes.map((line) => ({ ...line, returnReasonNote: '', customerNote: 'Too small' })),
      },
    })),
  };
}
const Loose = z.looseObject({});
const Rare = z.object({
  order: z.looseObject({ transactions: z.array(Loose) }),
  lines: z.array(z.looseObject({ id: z.string() })),
  fulfillments: z.array(Loose),
  refunds: z.array(Loose),
  returns: z.array(z.looseObject({ returnLineItems: z.object({ nodes: z.array(Loose) }) })),
});

describe('an order with everything on it', () => {
  it('is read whole: money, units, and each thing that happened', async () => {
    const [news] = must(read(await eventful())).news;
    if (!news) throw new Error('no news');
    const { order, events } = must(foldNews(null, { news, connectionId: 'c-shopify' }));
    expect(totalsProblem(order)).toBeNull();
    expect(order).toMatchObject({
      source: {
        channel: 'shopify',
        url: expect.stringMatching(/^https:\/\/admin\.shopify\.com\/store\/harbour\/orders\/\d+$/),
      },
      taxMode: 'inclusive',
      totals: { total: '51.8', discount: '1' },
      buyer: { name: 'Ana Ruiz', email: 'ana@example.com', phone: '+34 600 000 000' },
      shipTo: { name: 'Ana Ruiz', lines: ['Calle Mayor 1'], city: 'Madrid', postcode: '28013', country: 'ES' },
      payment: 'partiallyRefunded',
      note: 'Ring twice',
      tags: ['VIP', 'Gift'],
      attributes: { Gift: 'yes', reference: 'slref' },
    });
    expect(events.map(({ kind }) => kind).toSorted()).toEqual([
      'cancelled',
      'created',
      'refunded',
      'returned',
      'shipped',
    ]);
    expect(lineStates(order)).toMatchObject({
      problems: [],
      lines: [
        { ordered: 2, cancelled: 1, shipped: 1, open: 0 },
        { ordered: 1, shipped: 1, open: 0 },
      ],
    });
    // The shop’s own payment was paid back by the shop.
    expect(order.refunds).toMatchObject([{ amount: '4', movesMoney: false, reason: 'Scratched' }]);
  });

  it('has a reviewed reason for every field that is not read', async () => {
    const whole = await eventful();
    const examples = [whole, await cancelled(), withRareValues(whole)];
    expect(reviewUnmapped(findUnmapped(examples, read), unmappedFields)).toEqual({ withoutReason: [], stale: [] });
  });
});

it('lines, parcels and refunds beyond one page are all read', async () => {
  const { world } = shop;
  const id = await world.place();
  const [line] = world.shop.core.book.get(id)?.details.lines ?? [];
  if (!line) throw new Error('no line');
  const lines = Array.from({ length: 60 }, (_, index) => ({
    ...line,
    id: `gid://shopify/LineItem/${9000 + index}`,
    quantity: 1,
  }));
  world.shop.core.desk.edit(id, { reference: null, details: { lines } });
  await world.acts.takeBack?.(id);
  const [news] = must(read(await recordOf(id))).news;
  expect(news?.order?.lines).toHaveLength(60);
  expect(news?.shipments?.[0]?.parcels[0]?.items).toHaveLength(60);
});

describe('webhooks', () => {
  const headers = { 'x-shopify-topic': 'orders/updated', 'x-shopify-event-id': 'e1', 'x-shopify-webhook-id': 'w1' };

  it.each([
    ['orders/create', 'order.test_1', 'orders'],
    ['fulfillments/create', 'fulfillment.test_1', 'fulfillments'],
    ['refunds/create', 'refund.test_1', 'refunds'],
  ])('%s: the official example names the order to read', (topic, file, list) => {
    const [example] = officialMessages('shopify', `${file}.`).map(
      ({ json }) => json as { response: Record<string, unknown[]> },
    );
    const body = example?.response[list]?.[0];
    expect(orderIdIn({ topic, body })).toBe('gid://shopify/Order/450789469');
    const reading = read_(topic, body);
    expect(must(reading)).toEqual({ news: [], refetch: ['gid://shopify/Order/450789469'] });
  });
  const read_ = (topic: string, body: unknown) => shopify.read({ topic, headers: {}, body }, about);

  it('the same event by two subscriptions is one, two events are two', () => {
    const body = { admin_graphql_api_id: 'gid://shopify/Order/1' };
    const keyOf = (changes: Record<string, string>) =>
      shopify.webhook?.identify({ topic: '', headers: { ...headers, ...changes }, body }, 'sha').dedupeKey;
    expect(keyOf({ 'x-shopify-webhook-id': 'w2' })).toBe(keyOf({}));
    expect(keyOf({ 'x-shopify-event-id': 'e2' })).not.toBe(keyOf({}));
  });

  it('only what the shop signed is let in, under the old header and the new one', () => {
    const rawBody = new TextEncoder().encode('{"id":1}');
    const signature = createHmac('sha256', 'hush').update(rawBody).digest('base64');
    const verify = (given: Record<string, string>, webhookSecret?: string) =>
      shopify.webhook?.verify({
        rawBody,
        headers: given,
        credentials: { accessToken: 't', webhookSecret },
        settings,
        now: new Date(),
      });
    expect(verify({ 'x-shopify-hmac-sha256': signature }, 'hush')).toBe(true);
    expect(verify({ 'shopify-hmac-sha256': signature }, 'hush')).toBe(true);
    expect(verify({ 'x-shopify-hmac-sha256': signature }, 'other')).toBe(false);
    expect(verify({ 'x-shopify-hmac-sha256': 'AAAA' }, 'hush')).toBe(false);
    expect(verify({}, 'hush')).toBe(false);
    expect(verify({ 'x-shopify-hmac-sha256': signature })).toBe(false);
  });
});

it.each(['my-shop', 'My-Shop.myshopify.com', 'https://my-shop.myshopify.com/admin'])(
  'a shop’s address is understood as “%s”',
  (text) => {
    expect(shopify.settings.parse({ shop: text })).toMatchObject({ shop: 'my-shop.myshopify.com' });
  },
);
