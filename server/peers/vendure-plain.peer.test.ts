import { beforeAll, describe, expect, inject, it } from 'vitest';
import { aLine, anOrder } from '../../nodes/order/an-order';
import { vendure } from '../connectors/vendure';
import { plainHttp } from './plain-http';
import { must, namedFields, newReference, openShop, orderIn, type Shop } from './vendure-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(inject('plainVendure'), {});
});

const shipTo = { name: 'Ana Ruiz', lines: ['1 Main St'], city: 'Austin', postcode: '73301', country: 'US' };
/** A poster costs 5.00 in this shop. */
const posterFor = (price: string) =>
  anOrder({
    currency: 'USD',
    shipTo,
    tags: ['Kogan'],
    lines: [aLine({ sku: 'POSTER-1', unitPrice: price, total: price })],
    totals: { subtotal: price, discount: '0', shipping: '0', tax: '0', total: price },
  });
const creating = (price: string) => ({
  operation: 'order' as const,
  reference: newReference(),
  order: posterFor(price),
  skuMap: {},
});

describe('a shop as it comes, without fields for a marketplace’s prices', () => {
  it('takes an order at its own prices, with tags and reference as notes', async () => {
    const { link } = must(await shop.write(creating('5.00')));
    const record = must(await vendure.getOrder?.({ ...shop.call, idOrNumber: link?.number ?? '' }));
    expect(orderIn(record, {})).toMatchObject({ totals: { total: '5.00' }, charges: [{ amount: '0.00' }] });
  });

  it('takes a dearer order, with the difference as a surcharge', async () => {
    const { link } = must(await shop.write(creating('7.77')));
    const record = must(await vendure.getOrder?.({ ...shop.call, idOrNumber: link?.number ?? '' }));
    expect(orderIn(record, {})).toMatchObject({
      totals: { total: '7.77' },
      payment: 'paid',
      charges: [{ kind: 'shipping' }, { kind: 'fee', title: 'Difference to the marketplace’s prices', amount: '2.77' }],
    });
  });

  it('refuses a cheaper order in plain words, and nothing is left behind', async () => {
    const before = await shop.count();
    const refused = await shop.write(creating('4.99'));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'destination.totals', retry: 'never' }] });
    expect(await shop.count()).toEqual(before);
  });
});

describe('testing the connection', () => {
  it('says whose account it is', async () => {
    expect(must(await vendure.test(shop.call)).account).toMatch(/^127\.0\.0\.1:\d+, default channel, USD$/);
  });

  const wrongs: readonly (readonly [string, string, { credentials?: object; settings?: object }])[] = [
    ['a wrong key', 'connection.unauthorized', { credentials: { apiKey: 'a:b' } }],
    ['a field the shop does not have', 'connection.settings', { settings: namedFields }],
    ['a shipping method the shop does not have', 'connection.settings', { settings: { shippingMethod: 'drone' } }],
  ];
  it.each(wrongs)('finds %s', async (_, code, wrong) => {
    const settings = { ...shop.call.settings, ...wrong.settings };
    const credentials = { ...shop.call.credentials, ...wrong.credentials };
    const refused = await vendure.test({ ...shop.call, http: plainHttp, settings, credentials });
    expect(refused).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it('finds an address that is no Admin API', async () => {
    const adminApiUrl = new URL('/nothing-here', inject('plainVendure').url).href;
    const refused = await vendure.test({ ...shop.call, settings: { ...shop.call.settings, adminApiUrl } });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'connection.notFound' }] });
  });
});
