import assert from 'node:assert/strict';
import type { Operation } from '../../../../nodes/capability';
import type { Order } from '../../../../nodes/order/order';
import type { HttpRequest } from '../../contract';
import { withRefund } from './facts';
import { must } from './observe';
import { refusal, requestFor, shipWhole } from './outward';
import type { ChannelCall, Outcome, ScenarioWorld } from './scenario-world';
import { openSubject, type Subject, write, writerFor } from './subject';

/** A request that asks the channel to write to the buyer, in the words of any channel we know. */
const tellsBuyer =
  /(notif\w*|send_?\w*receipt\w*|send_?(e?mail|bcc|invoice)\w*|e?mail_?customer\w*|customer_note)"?\s*[:=]\s*"?(true|1\b)/i;

/** Nobody is written to unless somebody has asked for it: not by a new order, nor by a parcel, a change or a refund. */
export async function mailsNobody(world: ScenarioWorld): Promise<Outcome> {
  const requests: HttpRequest[] = [];
  const recording = recorded(world, requests);
  const subject = await openSubject(recording);
  const shipped = await shipWhole(recording, subject);
  if (recording.connector.writes.update) {
    must(await write(recording, requestFor(subject, { operation: 'update', order: subject.order })));
  }
  if (recording.connector.writes.refund) {
    must(await write(recording, requestFor(subject, { operation: 'refund', order: withRefund(shipped, world) })));
  }
  assert.ok(
    requests.some(({ method }) => method !== 'GET'),
    'nothing was written',
  );
  for (const { url, body } of requests) assert.doesNotMatch(`${url} ${textOf(body)}`, tellsBuyer);
  return 'passed';
}

const textOf = (body: HttpRequest['body']): string =>
  typeof body === 'string' ? body : Buffer.from(body ?? []).toString('latin1');

const recorded = (world: ScenarioWorld, requests: HttpRequest[]): ScenarioWorld => ({
  ...world,
  call: (options) => withRecorder(world.call(options), requests),
});

const withRecorder = (call: ChannelCall, requests: HttpRequest[]): ChannelCall => ({
  ...call,
  http: (request) => {
    requests.push(request);
    return call.http(request);
  },
});

/**
 * A refund says who moves the money. A shop must not pay for what a marketplace was paid; a marketplace is not asked to pay what has
 * been paid elsewhere.
 */
export async function refundPaidElsewhere(world: ScenarioWorld): Promise<Outcome> {
  if (!world.connector.writes.refund) return 'unsupported';
  const subject = await openSubject(world);
  const shipped = await shipWhole(world, subject);
  const order = movedElsewhere(withRefund(shipped, world));
  const request = { ...requestFor(subject, { operation: 'refund', order }), reference: 'slelsewhere' };
  const sent = await writerFor(world, 'refund').write(world.call(), { skuMap: {}, ...request });
  if (!sent.ok) assert.equal(refusal(sent).retry, 'never');
  assert.equal(await hasPaid(world, subject), 0, 'the channel was asked to pay');
  return 'passed';
}

const movedElsewhere = (order: Order): Order => ({
  ...order,
  refunds: order.refunds.map((refund) => ({ ...refund, movesMoney: !refund.movesMoney })),
});

const hasPaid = (world: ScenarioWorld, { remoteId }: Subject) =>
  world.effects('refund' satisfies Operation, { reference: 'slelsewhere', remoteId });
