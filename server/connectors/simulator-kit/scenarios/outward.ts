import assert from 'node:assert/strict';
import type { Operation } from '../../../../nodes/capability';
import { compareAmounts } from '../../../../nodes/order/amount';
import type { Order } from '../../../../nodes/order/order';
import type { Problem, Result } from '../../../../nodes/problem';
import {
  allUnits,
  factId,
  oneUnit,
  trackingNumberOf,
  withCancellation,
  withLabel,
  withRefund,
  withReturn,
  withShipment,
} from './facts';
import { must, pull } from './observe';
import type { Outcome, ScenarioWorld } from './scenario-world';
import { marketplaceOrder, openSubject, type Subject, write } from './subject';

/** We tell the channel. */
export async function newOrderGoes(world: ScenarioWorld): Promise<Outcome> {
  if (!world.connector.writes.order) return 'unsupported';
  const order = marketplaceOrder(world);
  const request = { operation: 'order', reference: 'slneworder', order } as const;
  const { link } = must(await write(world, request));
  const there = await pull(world, link?.remoteId ?? '');
  assert.equal(compareAmounts(there.totals.total, order.totals.total), 0, `${there.totals.total} is not what was paid`);
  assert.deepEqual(
    there.lines.map(({ sku, quantity }) => [sku, quantity]),
    order.lines.map(({ sku, quantity }) => [sku, quantity]),
  );
  assert.deepEqual(
    Object.keys(link?.lineIds ?? {}),
    order.lines.map(({ id }) => id),
  );
  return 'passed';
}

export async function sameOrderGoesTwice(world: ScenarioWorld): Promise<Outcome> {
  if (!world.connector.writes.order) return await sameFactGoesTwice(world);
  const request = { operation: 'order', reference: 'slneworder', order: marketplaceOrder(world) } as const;
  const first = must(await write(world, request));
  const second = must(await write(world, request));
  assert.equal(second.link?.remoteId, first.link?.remoteId);
  assert.equal(await world.effects('order', { reference: 'slneworder', remoteId: first.link?.remoteId ?? '' }), 1);
  return 'passed';
}

async function sameFactGoesTwice(world: ScenarioWorld): Promise<Outcome> {
  const subject = await openSubject(world);
  const request = requestFor(subject, {
    operation: 'shipment',
    order: withShipment(subject.order),
  });
  must(await write(world, request));
  must(await write(world, request));
  assert.equal(await world.effects('shipment', { reference: request.reference, remoteId: subject.remoteId }), 1);
  return 'passed';
}

export async function updateGoes(world: ScenarioWorld): Promise<Outcome> {
  if (!world.connector.writes.update) return 'unsupported';
  const subject = await openSubject(world);
  const order = {
    ...subject.order,
    tags: [...subject.order.tags, 'Rush'],
    assigned: { ...subject.order.assigned, tags: ['Rush'], note: 'Handle with care' },
  };
  must(await write(world, requestFor(subject, { operation: 'update', order })));
  const there = await pull(world, subject.remoteId);
  assert.equal(compareAmounts(there.totals.total, subject.order.totals.total), 0, 'a change of tags changed the total');
  return 'passed';
}

export async function partialShipmentGoes(world: ScenarioWorld): Promise<Outcome> {
  const writer = world.connector.writes.shipment;
  if (!writer || writer.partial === false) return 'unsupported';
  const subject = await openSubject(world);
  const part = withShipment(subject.order, { items: oneUnit(subject.order) });
  must(await write(world, requestFor(subject, { operation: 'shipment', order: part })));
  const told = await pull(world, subject.remoteId);
  const units = told.shipments.flatMap(({ parcels }) => parcels).flatMap(({ items }) => items);
  assert.deepEqual(
    units.map(({ quantity }) => quantity),
    [1],
    'exactly one piece must have been shipped',
  );
  assert.ok(
    told.shipments.some(({ parcels }) =>
      parcels.some(({ trackingNumber }) => trackingNumber === trackingNumberOf(factId)),
    ),
  );
  await restShips({ world, subject, part });
  return 'passed';
}

/** The rest goes in a second parcel; more than was ordered is refused before it does harm. */
async function restShips({
  world,
  subject,
  part,
}: {
  world: ScenarioWorld;
  subject: Subject;
  part: Order;
}): Promise<void> {
  const rest = allUnits(part).map((item, index) => (index === 0 ? { ...item, quantity: item.quantity - 1 } : item));
  const whole = withShipment(part, { items: rest, id: 'f-2' });
  must(
    await write(world, {
      ...requestFor(subject, { operation: 'shipment', order: whole }),
      factId: 'f-2',
      reference: 'slrest',
    }),
  );
  const beyond = withShipment(whole, { items: oneUnit(part), id: 'f-3' });
  const refused = await write(world, {
    ...requestFor(subject, { operation: 'shipment', order: beyond }),
    factId: 'f-3',
    reference: 'slbeyond',
  });
  refusal(refused);
}

export async function cancellationGoes(world: ScenarioWorld, by: 'customer' | 'merchant'): Promise<Outcome> {
  if (!world.connector.writes.cancellation) return 'unsupported';
  const subject = await openSubject(world);
  const order = withCancellation(subject.order, by);
  must(await write(world, requestFor(subject, { operation: 'cancellation', order })));
  const told = await pull(world, subject.remoteId);
  const cancelled = told.cancellations.filter(({ stage }) => stage === 'executed').flatMap(({ items }) => items);
  const units = cancelled.reduce((sum, { quantity }) => sum + quantity, 0);
  assert.equal(units, 3, 'all three pieces must be cancelled');
  if (!world.connector.writes.shipment) return 'passed';
  // What is cancelled cannot leave any more, and the channel or we must say so.
  const late = withShipment(order, { id: 'f-2' });
  refusal(
    await write(world, {
      ...requestFor(subject, { operation: 'shipment', order: late }),
      factId: 'f-2',
      reference: 'sllate',
    }),
  );
  return 'passed';
}

/** Only what was sent can come back. */
export async function shipWhole(world: ScenarioWorld, subject: Subject): Promise<Order> {
  const shipped = withShipment(subject.order, { id: 'f-2' });
  if (world.shipAll) {
    world.shipAll(subject.remoteId);
    return shipped;
  }
  const request = { ...requestFor(subject, { operation: 'shipment', order: shipped }), factId: 'f-2' };
  must(await write(world, { ...request, reference: 'slship' }));
  return shipped;
}

export async function returnGoes(world: ScenarioWorld): Promise<Outcome> {
  if (!world.connector.writes.return) return 'unsupported';
  const subject = await openSubject(world);
  const shipped = await shipWhole(world, subject);
  await world.before?.return?.(subject.remoteId);
  must(await write(world, requestFor(subject, { operation: 'return', order: withReturn(shipped) })));
  const { returns } = await pull(world, subject.remoteId);
  assert.deepEqual(
    returns.flatMap(({ items }) => items).map(({ quantity }) => quantity),
    [1],
  );
  return 'passed';
}

export async function refundGoes(world: ScenarioWorld): Promise<Outcome> {
  if (!world.connector.writes.refund) return 'unsupported';
  const subject = await openSubject(world);
  const shipped = await shipWhole(world, subject);
  const request = requestFor(subject, { operation: 'refund', order: withRefund(shipped, world) });
  must(await write(world, request));
  // Some channels pay back but do not tell of it with the order.
  if (!world.connector.tells.some(({ operation }) => operation === 'refund')) {
    assert.equal(await world.effects('refund', { reference: request.reference, remoteId: subject.remoteId }), 1);
    return 'passed';
  }
  const { refunds } = await pull(world, subject.remoteId);
  assert.deepEqual(
    refunds.map(({ amount }) => compareAmounts(amount, '2.50')),
    [0],
  );
  return 'passed';
}

export async function labelGoes(world: ScenarioWorld): Promise<Outcome> {
  if (!world.connector.writes.label) return 'unsupported';
  const subject = await openSubject(world);
  const request = requestFor(subject, { operation: 'label', order: withLabel(subject.order) });
  must(await write(world, request));
  assert.equal(await world.effects('label', { reference: request.reference, remoteId: subject.remoteId }), 1);
  return 'passed';
}

/** Nothing may be created before every product is known: a shop would take a line of no product. */
export async function unknownSkuIsHeld(world: ScenarioWorld): Promise<Outcome> {
  if (!world.connector.writes.order) return 'never';
  const known = marketplaceOrder(world);
  const [first, second] = known.lines;
  assert.ok(first && second);
  const order = { ...known, lines: [first, { ...second, sku: 'NO-SUCH-SKU' }] };
  const request = { operation: 'order', reference: 'slunknown', order } as const;
  const problem = refusal(await write(world, request));
  assert.deepEqual([problem.code, problem.subject, problem.retry], ['sku.unknown', 'NO-SUCH-SKU', 'never']);
  assert.equal(await world.effects('order', { reference: 'slunknown', remoteId: '' }), 0);
  // Matched by a person, it goes.
  must(await write(world, { ...request, skuMap: { 'NO-SUCH-SKU': world.skus[1] } }));
  return 'passed';
}

/** Where somebody has said so, a product the shop does not know becomes a line of its own, for the same money. */
export async function unknownSkuStandsAlone(world: ScenarioWorld): Promise<Outcome> {
  const writer = world.connector.writes.order;
  if (!writer) return 'never';
  if (!writer.customLines) return 'unsupported';
  const known = marketplaceOrder(world);
  const lines = known.lines.map((line, at) => (at === 1 ? { ...line, sku: 'NO-SUCH-SKU' } : line));
  const request = { operation: 'order', reference: 'slcustom', order: { ...known, lines } } as const;
  const sent = await writer.write(world.call(), { skuMap: {}, ...request, customSkus: ['NO-SUCH-SKU'] });
  const there = await pull(world, must(sent).link?.remoteId ?? '');
  assert.equal(compareAmounts(there.totals.total, known.totals.total), 0);
  const standing = writer.customLines.standsBeside ? there.charges : there.lines;
  assert.ok(
    standing.some(({ title }) => title.includes('Second')),
    'the line does not stand there',
  );
  assert.equal(there.lines.length, writer.customLines.standsBeside ? 1 : 2);
  return 'passed';
}

export const requestFor = (
  { link }: Pick<Subject, 'link'>,
  { operation, order }: { operation: Operation; order: Order },
) => ({ operation, reference: `sl${operation}`, order, factId, ...(link && { link }) });

export function refusal<Value>(result: Result<Value>): Problem {
  if (result.ok) throw new Error(`should have been refused: ${JSON.stringify(result.value)}`);
  const [problem] = result.problems;
  if (!problem) throw new Error('refused without a problem');
  return problem;
}
