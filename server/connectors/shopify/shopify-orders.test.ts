import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import { graphqlExecutor } from '../../tooling/graphql-executor';
import { must, pull } from '../simulator-kit/scenarios/observe';
import { type AShop, aShop } from './a-shop';

const execute = graphqlExecutor(readFileSync(new URL('simulator/admin-api.sdl', import.meta.url), 'utf8'));

let shop: AShop;
beforeEach(async () => {
  shop = await aShop(execute);
});
afterEach(() => shop.world.stop());

const mug = (changes: Parameters<typeof aLine>[0] = {}) => aLine({ id: 'm', sku: 'MUG-BLUE', ...changes });
const totals = (total: string) => ({ subtotal: total, discount: '0', shipping: '0', tax: '0', total });

describe('money', () => {
  it('a line whose total does not divide stands as two, and comes back as the one it was', async () => {
    const lines = [mug({ quantity: 3, unitPrice: '3.34', discount: '0.02', total: '10.00' })];
    const outcome = must(await shop.create(anOrder({ lines, totals: totals('10.00') })));
    expect(shop.kept(outcome)?.lines).toMatchObject([
      { quantity: 2, price: '3.33' },
      { quantity: 1, price: '3.34' },
    ]);
    const { remoteId = '' } = outcome.link ?? {};
    shop.world.acts.shipPart?.(remoteId);
    const there = await pull(shop.world, remoteId);
    expect(there.totals.total).toBe('10');
    expect(there.shipments[0]?.parcels[0]?.items).toMatchObject([
      { lineId: outcome.link?.lineIds?.['m'], quantity: 1 },
    ]);
  });

  it('tax beside the prices is told as tax, the marketplace’s own as the channel’s', async () => {
    const tax = (amount: string, liableParty: 'merchant' | 'channel') => ({
      amount,
      includedInPrice: false,
      liableParty,
    });
    const lines = [
      mug({ total: '9.50', taxes: [tax('0.95', 'merchant')] }),
      mug({ id: 'n', total: '9.50', taxes: [tax('0.95', 'channel')] }),
    ];
    const outcome = must(await shop.create(anOrder({ taxMode: 'exclusive', lines, totals: totals('20.90') })));
    expect(shop.kept(outcome)).toMatchObject({
      taxesIncluded: false,
      lines: [
        { price: '9.50', taxes: [{ amount: '0.95', rate: '0.1', channelLiable: false }] },
        { price: '9.50', taxes: [{ amount: '0.95', rate: '0.1', channelLiable: true }] },
      ],
    });
    expect(outcome.note).toBeUndefined();
  });

  it('tax the source’s total does not count is left out', async () => {
    const taxes = [{ amount: '0.95', includedInPrice: false, liableParty: 'channel' as const }];
    const order = anOrder({ taxMode: 'exclusive', lines: [mug({ taxes })], totals: totals('9.50') });
    expect(shop.kept(must(await shop.create(order)))?.lines).toMatchObject([{ price: '9.50', taxes: [] }]);
  });

  it('fees and tax of the other kind stand as lines without a product', async () => {
    const taxes = [{ amount: '0.40', includedInPrice: false, liableParty: 'channel' as const }];
    const charges = [{ kind: 'fee' as const, title: 'Gift wrap', amount: '1.50', taxes: [] }];
    const order = anOrder({ taxMode: 'inclusive', lines: [mug({ taxes })], charges, totals: totals('11.40') });
    expect(shop.kept(must(await shop.create(order)))?.lines).toMatchObject([
      { sku: 'MUG-BLUE', price: '9.50' },
      { variantId: null, title: 'Gift wrap', price: '1.50' },
      { variantId: null, title: 'Tax', price: '0.4' },
    ]);
  });

  it('a discount on the whole order is shared among the lines', async () => {
    const order = anOrder({ lines: [mug(), mug({ id: 'n' })], totals: totals('17.00') });
    expect(shop.kept(must(await shop.create(order)))?.lines).toMatchObject([{ price: '8.50' }, { price: '8.50' }]);
  });

  it.each([
    ['JPY', '1200', '1200'],
    ['KWD', '1.234', '1.234'],
  ])('counts %s as it is counted', async (currency, price, shown) => {
    const order = anOrder({ currency, lines: [mug({ unitPrice: price, total: price })], totals: totals(price) });
    expect(shop.kept(must(await shop.create(order)))).toMatchObject({ currency, lines: [{ price: shown }] });
  });
});

describe('products', () => {
  it.each([
    ['without a product', 'NO-SUCH', 'sku.unknown'],
    ['whose product is a draft', 'NOT-YET', 'sku.unknown'],
    ['in other letters', 'mug-blue', 'sku.unknown'],
    ['that is the beginning of another', 'MUG', 'sku.unknown'],
    ['of two products', 'TWICE', 'sku.ambiguous'],
  ])('a SKU %s creates nothing', async (_, sku, code) => {
    const refused = await shop.create(anOrder({ lines: [mug(), mug({ id: 'x', sku })] }));
    expect(refused).toMatchObject({ ok: false, problems: [{ code, subject: sku }] });
    expect(shop.orders()).toBe(0);
  });

  it('an archived product does not make its SKU ambiguous', async () => {
    expect(must(await shop.create(anOrder({ lines: [mug({ sku: 'ONCE' })] }))).link).toBeDefined();
  });

  it('that are out of stock are refused by the shop in plain words', async () => {
    const lines = [mug({ sku: 'LAST-ONE', quantity: 2, unitPrice: '4.75' })];
    expect(await shop.create(anOrder({ lines }))).toMatchObject({
      ok: false,
      problems: [{ code: 'destination.outOfStock' }],
    });
  });
});

describe('once', () => {
  it('an order just made is found though the search does not know it yet', async () => {
    const request = { operation: 'order' as const, order: anOrder({ lines: [mug()] }), reference: 'slone', skuMap: {} };
    must(await shop.write(request));
    const found = await shop.world.connector.writes.order?.find?.(shop.world.call(), request);
    expect(found).toMatchObject({ ok: true, value: { link: expect.anything() } });
    must(await shop.write(request));
    expect(shop.orders()).toBe(1);
  });

  it('asked too fast, it waits as long as the bucket takes to fill', async () => {
    shop.world.shop.core.limiter.set({ perSecond: 1, burst: 1 });
    await shop.world.connector.test(shop.world.call());
    expect(await shop.create(anOrder({ lines: [mug()] }))).toMatchObject({
      ok: false,
      problems: [{ code: 'channel.rateLimited', retry: 'later', retryAfterMs: expect.any(Number) }],
    });
  });
});
