import assert from 'node:assert/strict';
import { addAmounts, compareAmounts, multiplyAmount } from '../../../../nodes/order/amount';
import type { OrderEventKind } from '../../../../nodes/order/event';
import type { Order } from '../../../../nodes/order/order';
import { orderStatus } from '../../../../nodes/order/status';
import { createObserver } from './observe';
import type { Act, Outcome, ScenarioWorld } from './scenario-world';

/** The channel tells, we listen. */
export async function newOrderComes(world: ScenarioWorld): Promise<Outcome> {
  const observer = createObserver(world);
  const id = await world.place();
  const { events, order } = await observer.look();
  assert.deepEqual(
    events.map(({ kind }) => kind).filter((kind) => kind === 'created'),
    ['created'],
  );
  checkMoney(order(id));
  assert.deepEqual(
    order(id).lines.map(({ sku }) => sku),
    world.skus,
  );
  await checkMessages(world, id);
  return 'passed';
}

/** Two pieces: a line's total taken for the price of one would show here. */
function checkMoney({ lines, charges, totals }: Order): void {
  const [first] = lines;
  assert.equal(first?.quantity, 2);
  const apart = addAmounts(multiplyAmount(first.unitPrice, 2), `-${first.discount}`, `-${first.total}`);
  assert.ok(Math.abs(Number(apart)) < 0.011, `two at ${first.unitPrice} are not ${first.total}`);
  const goods = addAmounts(...lines.map(({ total }) => total), ...charges.map(({ amount }) => amount));
  assert.ok(compareAmounts(totals.total, goods) >= 0 || charges.some(({ amount }) => amount.startsWith('-')));
}

/** Each message is genuine, names its order, and tells of nothing else. */
async function checkMessages(world: ScenarioWorld, orderId: string): Promise<void> {
  const { webhook } = world.connector;
  if (!webhook || !world.delivered) return;
  const messages = await world.delivered();
  assert.ok(messages.length > 0, 'no message came');
  const { credentials, settings, now, http } = world.call();
  for (const { headers, rawBody } of messages) {
    await webhook.prepare?.({ headers, credentials, settings, http, now });
    assert.ok(webhook.verify({ rawBody, headers, credentials, settings, now }), 'a message is not genuine');
    const changed = Buffer.concat([Buffer.from('{"forged":1,'), rawBody.subarray(1)]);
    assert.ok(!webhook.verify({ rawBody: changed, headers, credentials, settings, now }), 'a changed message passed');
    const body: unknown = JSON.parse(Buffer.from(rawBody).toString());
    const named = webhook.identify({ topic: '', headers, body }, 'sha');
    assert.equal(named.orderId, orderId);
  }
}

export async function sameNewsAgain(world: ScenarioWorld): Promise<Outcome> {
  const observer = createObserver(world);
  const id = await world.place();
  await observer.look();
  const again = await observer.look();
  assert.equal(again.fresh, 0, 'the overlap brought a record under another key');
  // Even if the inbox had kept it: read again it tells nothing new.
  const record = await world.connector.getOrder?.({ ...world.call(), idOrNumber: id });
  const body = record?.ok ? record.value?.body : undefined;
  assert.deepEqual(await observer.read({ topic: 'poll', headers: {}, body }), []);
  return 'passed';
}

interface Expectation {
  readonly act: Act;
  readonly kind: OrderEventKind;
  readonly check: (order: Order) => void;
}

const expectations = {
  update: { act: 'change', kind: 'updated', check: () => undefined },
  partialShipment: {
    act: 'shipPart',
    kind: 'shipped',
    check: (order) => assert.equal(orderStatus(order).fulfillment, 'partial'),
  },
  customerCancel: {
    act: 'cancelByCustomer',
    kind: 'cancelled',
    check: ({ cancellations }) => {
      assert.equal(cancellations[0]?.requestedBy, 'customer');
      assert.ok((cancellations[0]?.items.length ?? 0) > 0, 'a cancellation must name its lines');
    },
  },
  merchantCancel: {
    act: 'cancelByMerchant',
    kind: 'cancelled',
    check: ({ cancellations }) =>
      assert.ok((cancellations[0]?.items.length ?? 0) > 0, 'a cancellation must name its lines'),
  },
  return: {
    act: 'takeBack',
    kind: 'returned',
    check: ({ returns }) => assert.ok((returns[0]?.items.length ?? 0) > 0, 'a return must name its lines'),
  },
  refund: {
    act: 'refund',
    kind: 'refunded',
    check: ({ refunds }) => assert.ok(compareAmounts(refunds[0]?.amount ?? '0', '0') > 0, 'a refund must be positive'),
  },
  label: {
    act: 'attachLabel',
    kind: 'labelled',
    check: ({ documents }) => assert.ok(documents[0]?.data || documents[0]?.url, 'a label must hold a document'),
  },
} as const satisfies Record<string, Expectation>;

/** Somebody at the channel does something to an order we know; it must arrive once, with its lines and quantities. */
export async function factComes(world: ScenarioWorld, fact: keyof typeof expectations): Promise<Outcome> {
  const { act, kind, check }: Expectation = expectations[fact];
  const perform = world.acts[act];
  if (!perform) return 'never';
  const observer = createObserver(world);
  const id = await world.place();
  await observer.look();
  await perform(id);
  const { events, order } = await observer.look();
  assert.equal(events.filter((event) => event.kind === kind).length, 1, `${kind} came ${JSON.stringify(events)}`);
  check(order(id));
  assert.deepEqual((await observer.look()).events, [], 'the same news came twice');
  return 'passed';
}
