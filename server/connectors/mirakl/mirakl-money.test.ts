import { afterEach, describe, expect, it } from 'vitest';
import type { Cancellation, Order, Refund } from '../../../nodes/order/order';
import type { CodeRules } from '../codes';
import { marketsOfTests } from './opened-markets';

const open = marketsOfTests(afterEach);

const withRefund = (order: Order, changes: Partial<Refund>): Order => ({
  ...order,
  refunds: [
    ...order.refunds,
    {
      id: 'r',
      externalIds: {},
      stage: 'requested',
      amount: '0',
      items: [],
      reason: 'Scratched',
      movesMoney: true,
      ...changes,
    },
  ],
});
const refund = (order: Order) => ({ operation: 'refund', order, factId: 'r' }) as const;

const withCancellation = (order: Order, changes: Partial<Cancellation>): Order => ({
  ...order,
  cancellations: [
    ...order.cancellations,
    { id: 'x', externalIds: {}, requestedBy: 'merchant', stage: 'executed', items: [], ...changes },
  ],
});
const cancel = (order: Order) => ({ operation: 'cancellation', order, factId: 'x' }) as const;
const first = (order: Order) => order.lines[0]?.id ?? '';
const codeOf = (done: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) =>
  done.ok ? 'done' : done.problems?.[0]?.code;

// The first line: 2 × 14.50, tax 5.80; delivery 4.00, tax 0.80; taxes on top.
it('pays back goods, delivery and the tax of each, apart, and never more than was asked', async () => {
  const world = await open();
  const order = await world.placed();
  const items = [{ lineId: first(order), quantity: 1, amount: '17.4' }];
  const done = await world.write(refund(withRefund(order, { amount: '19.8', shippingAmount: '2.4', items })));
  expect(done).toMatchObject({ ok: true, value: { factRemoteId: expect.stringContaining('-') } });
  expect(world.bodies('PUT', /orders\/refund$/)).toEqual([
    {
      order_tax_mode: 'TAX_EXCLUDED',
      refunds: [
        {
          order_line_id: first(order),
          quantity: 1,
          amount: 14.5,
          taxes: [{ code: 'VAT', amount: 2.9 }],
          shipping_amount: 1,
          shipping_taxes: [{ code: 'VAT', amount: 0.2 }],
          currency_iso_code: 'EUR',
          reason_code: '16',
        },
        {
          order_line_id: order.lines[1]?.id,
          quantity: 0,
          amount: 0,
          taxes: [{ code: 'VAT', amount: 0 }],
          shipping_amount: 1,
          shipping_taxes: [{ code: 'VAT', amount: 0.2 }],
          currency_iso_code: 'EUR',
          reason_code: '16',
        },
      ],
    },
  ]);
});

it('leaves the tax inside where the prices hold it', async () => {
  const world = await open();
  const order = await world.placed({ taxMode: 'TAX_INCLUDED' });
  const items = [{ lineId: first(order), quantity: 1, amount: '14.5' }];
  await world.write(refund(withRefund(order, { amount: '14.5', items })));
  expect(world.bodies('PUT', /orders\/refund$/)).toMatchObject([
    { order_tax_mode: 'TAX_INCLUDED', refunds: [{ amount: 14.5, taxes: [{ amount: 2.9 }], shipping_amount: 0 }] },
  ]);
});

it('shares an amount without lines among what is left of them, to the cent', async () => {
  const world = await open();
  const order = await world.placed({ taxMode: 'TAX_INCLUDED' });
  await world.write(refund(withRefund(order, { amount: '10' })));
  const [{ refunds }] = world.bodies('PUT', /orders\/refund$/) as [{ refunds: { amount: number; quantity: number }[] }];
  expect(refunds.map(({ amount, quantity }) => [amount, quantity])).toEqual([
    [6.05, 0],
    [3.95, 0],
  ]);
});

it('pays once: a second try finds the refund, and one paid elsewhere is not paid again', async () => {
  const world = await open();
  const order = await world.placed();
  const items = [{ lineId: first(order), quantity: 1, amount: '17.4' }];
  const asked = withRefund(order, { amount: '17.4', items });
  const done = await world.write(refund(asked));
  expect(await world.write(refund(asked))).toEqual(done);
  expect(await world.find(refund(asked))).toEqual(done);
  expect(world.bodies('PUT', /orders\/refund$/)).toHaveLength(1);
  // Another one of the same amount, once the first is known by its id, is another one.
  const told = (await world.pull(order.source.orderId))?.refunds ?? [];
  await world.write(refund(withRefund({ ...order, refunds: [...told] }, { amount: '17.4', items })));
  expect(world.bodies('PUT', /orders\/refund$/)).toHaveLength(2);
  expect(codeOf(await world.write(refund(withRefund(order, { amount: '5', movesMoney: false }))))).toBe(
    'destination.wouldPay',
  );
});

it('says why where a refund is not possible', async () => {
  const world = await open();
  const order = await world.placed();
  const items = [{ lineId: first(order), quantity: 2, amount: '999' }];
  expect(codeOf(await world.write(refund(withRefund(order, { amount: '999', items }))))).toBe('destination.refused');
  world.market.change(order.source.orderId, { state: 'WAITING_DEBIT_PAYMENT' });
  expect(await world.write(refund(withRefund(order, { amount: '1' })))).toMatchObject({
    problems: [{ retry: 'later' }],
  });
});

it('cancels all of an order in one call', async () => {
  const world = await open();
  const order = await world.placed();
  const items = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  const asked = cancel(withCancellation(order, { items }));
  expect(await world.write(asked)).toEqual({ ok: true, value: { factRemoteId: 'canceled' } });
  expect(world.details(order.source.orderId).state).toBe('CANCELED');
  expect(await world.write(asked)).toEqual({ ok: true, value: { factRemoteId: 'canceled' } });
  expect(world.bodies('PUT', /cancel$/)).toEqual([null]);
});

it('cancels a part by amounts, the last piece with all that is left', async () => {
  const world = await open();
  const order = await world.placed({ lines: [{ ...oddLine, quantity: 3 }] });
  const one = { items: [{ lineId: first(order), quantity: 1 }], reason: 'Cancelled by the client prior to shipping' };
  for (const id of ['x', 'y']) {
    const told = (await world.pull(order.source.orderId))?.cancellations ?? [];
    await world.write({
      ...cancel(withCancellation({ ...order, cancellations: [...told] }, { ...one, id })),
      factId: id,
    });
  }
  const [a, b] = world.bodies('PUT', /orders\/cancel$/) as { cancelations: object[] }[];
  // 9.99 and its tax of 2.00 for three pieces; delivery 1.00 and 0.20.
  const third = { quantity: 1, amount: 3.33, shipping_amount: 0.33, reason_code: '34' };
  expect(a?.cancelations).toMatchObject([{ ...third, taxes: [{ amount: 0.67 }], shipping_taxes: [{ amount: 0.07 }] }]);
  expect(b?.cancelations).toMatchObject([third]);
  // With the last piece goes what is left of each, not a third.
  const told = (await world.pull(order.source.orderId))?.cancellations ?? [];
  const last = withCancellation({ ...order, cancellations: [...told] }, { ...one, id: 'z' });
  expect(await world.write({ ...cancel(last), factId: 'z' })).toMatchObject({ ok: true });
  const [, , c] = world.bodies('PUT', /orders\/(.*\/)?cancel$/) as { cancelations: object[] }[];
  expect(c?.cancelations).toMatchObject([
    { amount: 3.33, taxes: [{ amount: 0.66 }], shipping_amount: 0.34, shipping_taxes: [{ amount: 0.06 }] },
  ]);
  expect(world.details(order.source.orderId).state).toBe('CANCELED');
});

const oddLine = {
  id: '1',
  sku: 'ODD',
  title: 'Odd',
  unitPrice: '3.33',
  shippingPrice: '1',
  tax: '2',
  shippingTax: '0.2',
  state: 'WAITING_ACCEPTANCE',
  shippedAt: null,
  cancelations: [],
  refunds: [],
};

it('refuses an order that is not accepted yet: whole lines, with a word on every line', async () => {
  const world = await open({}, { autoAccept: false, handOver: 'always' });
  const order = await world.placed();
  const half = withCancellation(order, { items: [{ lineId: first(order), quantity: 1 }] });
  expect(codeOf(await world.write(cancel(half)))).toBe('destination.partOnly');
  const line = withCancellation(order, { items: [{ lineId: first(order), quantity: 2 }] });
  expect(await world.write(cancel(line))).toEqual({ ok: true, value: { factRemoteId: 'refused' } });
  expect(world.bodies('PUT', /accept$/)).toEqual([
    {
      order_lines: [
        { id: first(order), accepted: false },
        { id: order.lines[1]?.id, accepted: true },
      ],
    },
  ]);
  expect((await world.pull(order.source.orderId))?.order).toMatchObject({ acceptance: 'partial' });
});

it('does not take a wish for a cancellation, nor cancel more than there is', async () => {
  const world = await open();
  const order = await world.placed();
  const items = (quantity: number) => [{ lineId: first(order), quantity }];
  const wish = await world.write(cancel(withCancellation(order, { stage: 'requested', items: items(1) })));
  expect(wish).toMatchObject({ ok: true, value: { note: expect.any(String) } });
  expect(codeOf(await world.write(cancel(withCancellation(order, { items: items(3) }))))).toBe(
    'destination.quantityTooLarge',
  );
  expect(codeOf(await world.write(cancel(withCancellation(order, {}))))).toBe('destination.withoutLines');
  world.market.change(order.source.orderId, { state: 'SHIPPED' });
  expect(codeOf(await world.write(cancel(withCancellation(order, { items: items(1) }))))).toBe(
    'destination.wrongState',
  );
});

describe('the reason for a refund', () => {
  const match = { kind: 'refundReason', code: 'too blue', target: '15', service: null, trackingUrl: null } as const;
  const fallback = { kind: 'refundReason', policy: 'send', fallback: '16' } as const;

  it.each([
    ['one that reads the same', 'scratched', {}, '16'],
    ['the one named for all others', 'Too blue', { unknown: [fallback] }, '16'],
    ['a match of the person’s first', 'Too blue', { unknown: [fallback], matches: [match] }, '15'],
  ])('is %s', async (_, reason, rules, expected) => {
    const { sent, codes } = await refundFor(reason, rules);
    expect(sent).toMatchObject({ ok: true });
    expect(codes).toEqual([expected]);
  });

  it('is never guessed among several', async () => {
    const { sent, codes } = await refundFor('Too blue', {});
    expect(sent).toMatchObject({ ok: false, problems: [{ code: 'refundReason.unknown', subject: 'Too blue' }] });
    expect(codes).toEqual([]);
    const without = await refundFor(undefined, {});
    expect(without.sent).toMatchObject({ ok: false, problems: [{ code: 'refundReason.unknown' }] });
  });

  async function refundFor(reason: string | undefined, rules: Partial<CodeRules>) {
    const world = await open();
    const order = await world.placed();
    const items = [{ lineId: first(order), quantity: 1, amount: '5' }];
    const asked = refund(withRefund(order, { amount: '5', items, reason: reason ?? '' }));
    const sent = await world.write({ ...asked, codes: { matches: [], unknown: [], ...rules } });
    const bodies = world.bodies('PUT', /orders\/refund$/) as { refunds: { reason_code: string }[] }[];
    return { sent, codes: bodies.flatMap(({ refunds }) => refunds.map(({ reason_code }) => reason_code)) };
  }
});
