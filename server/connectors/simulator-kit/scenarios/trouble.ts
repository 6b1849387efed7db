import assert from 'node:assert/strict';
import type { Operation } from '../../../../nodes/capability';
import { HttpFailure } from '../../contract';
import { withCancellation, withLabel, withRefund, withShipment } from './facts';
import { must } from './observe';
import { refusal, requestFor, shipWhole } from './outward';
import type { Outcome, ScenarioWorld } from './scenario-world';
import { marketplaceOrder, openSubject, type Writing, write, writerFor } from './subject';

/** Keys that ran out: the connection must be paused, so nothing else may be read out of it. */
export async function expiredKeysReading(world: ScenarioWorld): Promise<Outcome> {
  const call = world.call({ expired: true });
  const problem = refusal(await listOf(world, call));
  assert.deepEqual([problem.code, problem.retry], ['connection.unauthorized', 'never']);
  assert.equal(refusal(await world.connector.test(call)).code, 'connection.unauthorized');
  return 'passed';
}

export async function expiredKeysWriting(world: ScenarioWorld): Promise<Outcome> {
  const { request } = await someWrite(world);
  const writer = writerFor(world, request.operation);
  const problem = refusal(await writer.write(world.call({ expired: true }), { skuMap: {}, ...request }));
  assert.deepEqual([problem.code, problem.retry], ['connection.unauthorized', 'never']);
  return 'passed';
}

export async function tooFastReading(world: ScenarioWorld): Promise<Outcome> {
  world.faults.add({ fault: { kind: 'status', status: 429, retryAfterSeconds: 7 } });
  const problem = refusal(await listOf(world, world.call()));
  assert.deepEqual([problem.code, problem.retry, problem.retryAfterMs], ['channel.rateLimited', 'later', 7000]);
  return 'passed';
}

/** Refused for being too fast, nothing was done: the same write goes later. */
export async function tooFastWriting(world: ScenarioWorld): Promise<Outcome> {
  const { request, remoteId } = await someWrite(world);
  world.faults.add({ ...world.doing(request.operation), fault: { kind: 'status', status: 429, retryAfterSeconds: 7 } });
  const problem = refusal(await write(world, request));
  assert.deepEqual([problem.code, problem.retry, problem.retryAfterMs], ['channel.rateLimited', 'later', 7000]);
  must(await write(world, request));
  assert.equal(await countOf(world, { request, remoteId }), 1);
  return 'passed';
}

/** The work was done and the answer lost: it must be found by its reference, and a second try must do nothing. */
export async function lostAnswer(world: ScenarioWorld, operation: Operation): Promise<Outcome> {
  if (!world.connector.writes[operation]) return 'unsupported';
  const { request, remoteId } = await aWrite(world, operation);
  world.faults.add({ ...world.doing(operation), fault: { kind: 'commitThenReset' } });
  await assert.rejects(write(world, request), (error) => error instanceof HttpFailure && error.sent);
  assert.equal(await countOf(world, { request, remoteId }), 1, 'the work was not done');
  const { find, idempotent } = writerFor(world, operation);
  const found = find ? must(await find(world.call(), { skuMap: {}, ...request })) : null;
  // An effect in several steps may be half done; then writing again must finish it, and not begin anew.
  assert.ok(found !== null || idempotent || operation === 'order', `${operation} was not found again`);
  must(await write(world, request));
  assert.equal(await countOf(world, { request, remoteId }), 1, `${operation} was done twice`);
  if (find) assert.notEqual(must(await find(world.call(), { skuMap: {}, ...request })), null);
  return 'passed';
}

/** What never reached the channel must not be found. */
export async function neverArrived(world: ScenarioWorld, operation: Operation): Promise<Outcome> {
  const writer = world.connector.writes[operation];
  if (!writer?.find) return 'unsupported';
  const { request } = await aWrite(world, operation);
  assert.equal(must(await writer.find(world.call(), { skuMap: {}, ...request })), null);
  return 'passed';
}

const listOf = async (world: ScenarioWorld, call: ReturnType<ScenarioWorld['call']>) => {
  const listed = await world.connector.listOrders?.({ ...call, cursor: null });
  if (!listed) throw new Error('this channel is not polled');
  return listed;
};

interface Prepared {
  readonly request: Writing;
  readonly remoteId: string;
}

const someWrite = (world: ScenarioWorld): Promise<Prepared> =>
  aWrite(world, world.connector.writes.order ? 'order' : 'shipment');

async function aWrite(world: ScenarioWorld, operation: Operation): Promise<Prepared> {
  if (operation === 'order') {
    return { request: { operation, reference: 'sllost', order: marketplaceOrder(world) }, remoteId: '' };
  }
  const subject = await openSubject(world);
  const order = facts[operation]?.(subject.order, world) ?? subject.order;
  const shipped = operation === 'refund' ? await shipWhole(world, { ...subject, order }) : order;
  const request = { ...requestFor(subject, { operation, order: shipped }), reference: 'sllost' };
  return { request, remoteId: subject.remoteId };
}

const facts: Readonly<Partial<Record<Operation, (order: Writing['order'], world: ScenarioWorld) => Writing['order']>>> =
  {
    shipment: (order) => withShipment(order),
    cancellation: (order) => withCancellation(order, 'merchant'),
    refund: (order, world) => withRefund(order, world),
    label: (order) => withLabel(order),
  };

const countOf = (world: ScenarioWorld, { request, remoteId }: Prepared) =>
  world.effects(request.operation, { reference: request.reference, remoteId });
