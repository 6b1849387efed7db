import assert from 'node:assert/strict';
import type { Operation } from '../../../../nodes/capability';
import type { OrderEvent } from '../../../../nodes/order/event';
import { foldNews } from '../../../../nodes/order/fold';
import { learnExternalId } from '../../../../nodes/order/learn-external-id';
import type { Order } from '../../../../nodes/order/order';
import type { Message, Reading } from '../../contract';
import { factId, withCancellation, withShipment } from './facts';
import { must } from './observe';
import { requestFor } from './outward';
import type { Outcome, ScenarioWorld } from './scenario-world';
import { openSubject, type Subject, write } from './subject';

const factsBy = {
  shipment: (order: Order) => withShipment(order),
  cancellation: (order: Order) => withCancellation(order, 'merchant'),
} as const satisfies Partial<Record<Operation, (order: Order) => Order>>;

/**
 * What we wrote comes back as the channel's news, by polling and by webhook: it must be known again, whether the answer that told its
 * id reached us or was lost. News of it would go out again, and so on for ever.
 */
export async function ownWriteComesBack(world: ScenarioWorld, operation: keyof typeof factsBy): Promise<Outcome> {
  if (!world.connector.writes[operation]) return 'unsupported';
  const subject = await openSubject(world);
  const order = factsBy[operation](subject.order);
  const before = (await world.delivered?.())?.length ?? 0;
  const { factRemoteId } = must(await write(world, requestFor(subject, { operation, order })));
  const { connectionId } = world.call();
  const answered = factRemoteId ? learnExternalId(order, { factId, connectionId, externalId: factRemoteId }) : order;
  const readings = [...(await polled(world, subject)), ...(await posted(world, before))];
  assert.ok(readings.length > 0, 'nothing came back');
  for (const known of [answered, order]) {
    for (const reading of readings) assert.deepEqual(eventsIn(reading, { world, subject, known }), []);
  }
  return 'passed';
}

const polled = async (world: ScenarioWorld, { remoteId }: Subject): Promise<Reading[]> => {
  const record = must(await world.connector.getOrder?.({ ...world.call(), idOrNumber: remoteId }));
  return record ? [readingOf(world, { topic: 'poll', headers: {}, body: record.body })] : [];
};

/** Messages are read as they are; a mere hint is followed by the poll, which is looked at anyway. */
async function posted(world: ScenarioWorld, before: number): Promise<Reading[]> {
  const { webhook } = world.connector;
  const messages = webhook ? ((await world.delivered?.()) ?? []) : [];
  return messages.slice(before).map(({ headers, rawBody }) => {
    const body: unknown = JSON.parse(Buffer.from(rawBody).toString());
    const { topic } = webhook?.identify({ topic: '', headers, body }, 'sha') ?? { topic: '' };
    return readingOf(world, { topic, headers, body });
  });
}

function readingOf(world: ScenarioWorld, message: Message): Reading {
  const { connectionId, settings } = world.call();
  return must(world.connector.read(message, { connectionId, settings }));
}

/** Where the order was born it may have changed with our write, by being charged or paid back: that news never goes back there. */
function eventsIn(
  { news }: Reading,
  { world, subject, known }: { world: ScenarioWorld; subject: Subject; known: Order },
): OrderEvent[] {
  const { connectionId } = world.call();
  const ours = news.filter(({ orderId }) => orderId === subject.remoteId);
  return ours.flatMap((one) => {
    const folded = must(foldNews(known, { news: one, connectionId, ...(subject.link && { link: subject.link }) }));
    return folded.events.filter(({ kind }) => subject.link || (kind !== 'updated' && kind !== 'refunded'));
  });
}
