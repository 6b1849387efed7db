import { afterEach, expect, it } from 'vitest';
import { aLine, anOrder } from '../../../nodes/order/an-order';
import type { Order, TaxLine } from '../../../nodes/order/order';
import { type AShop, aShop } from './a-shop';

const toStop: AShop[] = [];
afterEach(async () => {
  for (const shop of toStop.splice(0)) await shop.stop();
});
async function open(...given: Parameters<typeof aShop>): Promise<AShop> {
  const opened = await aShop(...given);
  toStop.push(opened);
  return opened;
}

const marketplace = { connectionId: 'c-market', channel: 'mirakl', orderId: 'M-1', number: 'M-1' };
const mug = (changes: Partial<Order['lines'][number]> = {}) => aLine({ sku: 'MUG-BLUE', ...changes });
const order = (changes: Partial<Order> = {}) =>
  anOrder({ source: marketplace, placedAt: new Date(Date.now() - 60_000).toISOString(), lines: [mug()], ...changes });

async function create(world: AShop, wanted: Order): Promise<{ id: string; there: Order }> {
  const done = await world.write({ operation: 'order', order: wanted });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  const id = done.value.link?.remoteId ?? '';
  return { id, there: await world.pull(id) };
}

const tax = (amount: string, changes: Partial<TaxLine> = {}): TaxLine => ({
  rate: '0.21',
  amount,
  includedInPrice: true,
  liableParty: 'merchant',
  ...changes,
});

it.each([
  ['with its tax told', [tax('3.47')], '19.98'],
  ['with no tax told', [], '19.98'],
  ['at another rate than the shop’s', [tax('1.31', { rate: '0.07' })], '19.98'],
])('comes to what the buyer paid to the cent, %s, with the shop’s own tax inside', async (_case, taxes, total) => {
  const world = await open();
  const lines = [mug({ quantity: 2, unitPrice: '9.99', total, taxes })];
  const { there } = await create(
    world,
    order({ lines, totals: { subtotal: total, discount: '0', shipping: '0', tax: '0', total } }),
  );
  expect(there).toMatchObject({ totals: { total, tax: '3.47' }, lines: [{ quantity: 2, total: '16.51' }] });
});

it('keeps a discount visible and what the source’s total has beyond its parts as one fee', async () => {
  const world = await open();
  const lines = [mug({ quantity: 3, unitPrice: '10', discount: '5', total: '25', taxes: [tax('4.34')] })];
  const totals = { subtotal: '30', discount: '5', shipping: '0', tax: '4.34', total: '24.50' };
  const { there } = await create(world, order({ lines, totals }));
  expect(there.totals).toMatchObject({ total: '24.5', discount: '4.13' });
  expect(there.charges).toMatchObject([
    { kind: 'fee', title: 'Difference to the marketplace’s total', amount: '-0.5' },
  ]);
});

it('books tax that the marketplace pays to the state beside the goods, never as the merchant’s', async () => {
  const world = await open();
  const lines = [
    mug({ unitPrice: '100', total: '100', taxes: [tax('8.25', { includedInPrice: false, liableParty: 'channel' })] }),
  ];
  const totals = { subtotal: '100', discount: '0', shipping: '0', tax: '8.25', total: '108.25' };
  const { there } = await create(world, order({ taxMode: 'exclusive', lines, totals }));
  expect(there).toMatchObject({
    totals: { total: '108.25', tax: '0' },
    lines: [{ total: '100', taxes: [] }],
    charges: [{ kind: 'fee', title: 'Tax, paid by the marketplace', amount: '8.25', taxes: [] }],
  });
});

it('leaves out a tax of the marketplace’s that the order’s total does not count', async () => {
  const world = await open();
  const lines = [
    mug({ unitPrice: '100', total: '100', taxes: [tax('8.25', { includedInPrice: false, liableParty: 'channel' })] }),
  ];
  const totals = { subtotal: '100', discount: '0', shipping: '0', tax: '8.25', total: '100' };
  const { there } = await create(world, order({ taxMode: 'exclusive', lines, totals }));
  expect(there).toMatchObject({ totals: { total: '100', tax: '0' }, charges: [] });
});

it('takes an order away again when the shop cannot hold its total', async () => {
  const world = await open({ decimals: 0 });
  const totals = { subtotal: '9.50', discount: '0', shipping: '0', tax: '0', total: '9.50' };
  expect(await world.write({ operation: 'order', order: order({ totals }) })).toMatchObject({
    ok: false,
    problems: [{ code: 'destination.totals', message: expect.stringContaining('9.50') }],
  });
  expect(world.shop.core.book.newest({ offset: 0, limit: 9 }).map(({ details }) => details.status)).toEqual(['trash']);
});

it.each([
  ['NO-SUCH', 'sku.unknown', /has no product with SKU NO-SUCH/],
  ['TWICE', 'sku.ambiguous', /More than one product/],
  ['NOT-YET', 'sku.unknown', /is a draft/],
  ['TEE', 'sku.unknown', /product with variations/],
])('creates nothing for SKU %s', async (sku, code, message) => {
  const world = await open();
  const wanted = order({ lines: [mug(), aLine({ id: '2', sku })] });
  expect(await world.write({ operation: 'order', order: wanted })).toMatchObject({
    ok: false,
    problems: [{ code, message: expect.stringMatching(message), subject: sku, retry: 'never' }],
  });
  expect(world.shop.core.book.size).toBe(0);
  expect(world.bodies('POST', /orders$/)).toEqual([]);
});

it('sells a variation as the variation it is', async () => {
  const world = await open();
  const { there } = await create(world, order({ lines: [mug({ sku: 'TEE-M' })] }));
  expect(there.lines).toMatchObject([{ sku: 'TEE-M', channelItemId: '901' }]);
  expect(world.bodies('POST', /orders$/)).toMatchObject([{ line_items: [{ product_id: 900, variation_id: 901 }] }]);
});

it('writes to no buyer: the shop is not told the e-mail address, and notes are private', async () => {
  const world = await open();
  const assigned = { tags: [], attributes: { Warehouse: 'North' }, note: 'Wrap each piece' };
  const { id } = await create(world, order({ assigned, tags: ['Kogan', 'Gift'] }));
  const placed = world.shop.core.book.get(id);
  expect(placed?.details.billing['email']).toBe('');
  expect(world.shop.world.partsOf(id).notes.map(({ isForCustomer }) => isForCustomer)).toEqual([false]);
  expect((await world.pull(id)).tags).toEqual(['Kogan', 'Gift']);
  expect((await world.pull(id)).attributes).toMatchObject({ Warehouse: 'North', reference: 'slorder' });
});

it('tells the shop the address when asked to, so that its own mails go out', async () => {
  const world = await open({}, { tellBuyer: true });
  const { id } = await create(world, order());
  expect(world.shop.core.book.get(id)?.details.billing['email']).toBe('ana@example.com');
});

it('leaves an order that is not paid on hold', async () => {
  const world = await open();
  expect((await create(world, order({ payment: 'unpaid' }))).there.rawStatus).toBe('on-hold');
});

it('finishes an order whose first try broke off after it was placed', async () => {
  const world = await open();
  world.shop.core.faults.add({ method: 'PUT', fault: { kind: 'reset' } });
  await expect(world.write({ operation: 'order', order: order() })).rejects.toMatchObject({ sent: true });
  const again = await world.write({ operation: 'order', order: order() });
  expect(again).toMatchObject({ ok: true });
  expect(world.shop.core.book.newest({ offset: 0, limit: 9 }).map(({ details }) => details.status)).toEqual([
    'processing',
  ]);
});
