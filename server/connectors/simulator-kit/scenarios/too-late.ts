import assert from 'node:assert/strict';
import { withCancellation, withShipment } from './facts';
import { must } from './observe';
import { refusal, requestFor, shipWhole } from './outward';
import type { Outcome, ScenarioWorld } from './scenario-world';
import { openSubject, type Subject, write } from './subject';

/** What the connector’s own table calls illegal is refused for good: a parcel of a cancelled order, a cancellation of a shipped one. */
export async function tooLate(world: ScenarioWorld): Promise<Outcome> {
  const { lifecycle, writes } = world.connector;
  const parcelOfCancelled = lifecycle.shipment?.cancelled === 'never' && writes.shipment && writes.cancellation;
  const cancelOfShipped = lifecycle.cancellation?.shipped === 'never' && writes.cancellation;
  if (!parcelOfCancelled && !cancelOfShipped) return 'unsupported';
  // One order cannot be both, and a reference makes one order: so the two are looked at one after the other by what came first.
  const subject = await openSubject(world);
  await (cancelOfShipped ? cancelShipped(world, subject) : shipCancelled(world, subject));
  return 'passed';
}

async function cancelShipped(world: ScenarioWorld, subject: Subject): Promise<void> {
  const order = withCancellation(await shipWhole(world, subject), 'merchant');
  const problem = refusal(await write(world, requestFor(subject, { operation: 'cancellation', order })));
  assert.equal(problem.retry, 'never');
}

async function shipCancelled(world: ScenarioWorld, subject: Subject): Promise<void> {
  const cancelled = withCancellation(subject.order, 'merchant');
  must(await write(world, requestFor(subject, { operation: 'cancellation', order: cancelled })));
  const order = withShipment(cancelled, { id: 'f-2' });
  const request = { ...requestFor(subject, { operation: 'shipment', order }), factId: 'f-2', reference: 'sllate' };
  assert.equal(refusal(await write(world, request)).retry, 'never');
}
