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

async function create(world: AShop, wanted: Order): Promise<{ id: string }> {
  const done = await world.write({ operation: 'order', order: wanted });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return { id: done.value.link?.remoteId ?? '' };
}

const tax: TaxLine = { rate: '0.21', amount: '1.65', includedInPrice: true, liableParty: 'merchant' };

const refund = (movesMoney: boolean): Order['refunds'] => [
  {
    id: 'r',
    externalIds: {},
    stage: 'succeeded',
    amount: '4.75',
    items: [{ lineId: '1', quantity: 1, amount: '4.75' }],
    movesMoney,
  },
];

it('writes a refund down without moving money or stock, by line and with its tax apart', async () => {
  const world = await open();
  const { id } = await create(world, order({ lines: [mug({ taxes: [tax] })] }));
  const link = { remoteId: id, lineIds: { '1': String(world.shop.core.book.get(id)?.details.lines[0]?.id) } };
  await world.write({ operation: 'refund', order: order({ refunds: refund(false) }), factId: 'r', link });
  expect(world.bodies('POST', /refunds$/)).toMatchObject([
    {
      amount: '4.75',
      api_refund: false,
      api_restock: false,
      line_items: [{ quantity: 1, refund_total: '3.93', refund_tax: [{ id: 7, refund_total: '0.82' }] }],
    },
  ]);
  expect(world.shop.core.book.get(id)?.details.refunds).toMatchObject([{ isPaid: false, isRestocked: false }]);
});

it('moves money only for an order the shop itself was paid for', async () => {
  const world = await open();
  const { id } = await create(world, order());
  const ours = {
    operation: 'refund',
    order: order({ refunds: refund(true) }),
    factId: 'r',
    link: { remoteId: id },
  } as const;
  expect(await world.write(ours)).toMatchObject({ ok: false, problems: [{ code: 'destination.cannotPay' }] });

  const home = world.shop.place({
    status: 'processing',
    payment_method: 'stripe',
    line_items: [{ sku: 'MUG-BLUE', quantity: 1 }],
  });
  const born = { ...(await world.pull(home.id)), refunds: refund(true) };
  expect((await world.write({ operation: 'refund', order: born, factId: 'r' })).ok).toBe(true);
  expect(world.shop.core.book.get(home.id)?.details.refunds).toMatchObject([{ isPaid: true }]);
});

it('says plainly that a refund is more than what is left, though the shop calls it an error of its own', async () => {
  const world = await open();
  const { id } = await create(world, order());
  const refunds = refund(false).map((one) => ({ ...one, amount: '99', items: [] }));
  const request = { operation: 'refund', order: order({ refunds }), factId: 'r', link: { remoteId: id } } as const;
  expect(await world.write(request)).toMatchObject({
    ok: false,
    problems: [{ code: 'destination.refundTooLarge', retry: 'never' }],
  });
});

const cancellation = (changes: Partial<Order['cancellations'][number]>): Order['cancellations'] => [
  {
    id: 'c',
    externalIds: {},
    requestedBy: 'customer',
    stage: 'requested',
    items: [{ lineId: '1', quantity: 1 }],
    ...changes,
  },
];

it('takes a wish to cancel for a question: a private note, once, and the order stays', async () => {
  const world = await open();
  const { id } = await create(world, order());
  const request = {
    operation: 'cancellation',
    order: order({ cancellations: cancellation({ reason: 'Too late' }) }),
    factId: 'c',
    link: { remoteId: id },
  } as const;
  await world.write(request);
  await world.write(request);
  expect(world.shop.core.book.get(id)?.details.status).toBe('processing');
  expect(world.shop.world.partsOf(id).notes.map(({ note }) => note)).toEqual([
    'The buyer asks to cancel 1 × 1: Too late (Sluice reference slcancellation)',
  ]);
});

it('refuses to cancel a part, since the shop would cancel all of it', async () => {
  const world = await open();
  const { id } = await create(world, order({ lines: [mug({ quantity: 2, total: '19.00' })] }));
  const lineIds = { '1': String(world.shop.core.book.get(id)?.details.lines[0]?.id) };
  const cancellations = cancellation({ stage: 'executed' });
  const request = {
    operation: 'cancellation',
    order: order({ cancellations }),
    factId: 'c',
    link: { remoteId: id, lineIds },
  } as const;
  expect(await world.write(request)).toMatchObject({ ok: false, problems: [{ code: 'destination.partOnly' }] });
  expect(world.shop.core.book.get(id)?.details.status).toBe('processing');
});

it('keeps a label too large for a custom field out of the shop', async () => {
  const world = await open();
  const { id } = await create(world, order());
  const documents = [{ id: 'd', externalIds: {}, kind: 'label' as const, data: 'A'.repeat(500_000) }];
  const request = { operation: 'label', order: order({ documents }), factId: 'd', link: { remoteId: id } } as const;
  expect(await world.write(request)).toMatchObject({ ok: false, problems: [{ code: 'label.tooLarge' }] });
});
