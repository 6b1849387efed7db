import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Operation } from '../../../../nodes/capability';
import type { OrderEvent, OrderNews } from '../../../../nodes/order/event';
import { foldNews } from '../../../../nodes/order/fold';
import { learnExternalId } from '../../../../nodes/order/learn-external-id';
import type { Order, OrderDocument } from '../../../../nodes/order/order';
import type { Message, Reading } from '../../contract';
import { factId, withCancellation, withLabel, withRefund, withReturn, withShipment } from './facts';
import { must } from './observe';
import { requestFor, shipWhole } from './outward';
import type { Outcome, ScenarioWorld } from './scenario-world';
import { openSubject, type Subject, write } from './subject';

/** What is written, and what has to have happened to the order before. */
const factsBy = {
  shipment: async (_, { order }) => withShipment(order),
  cancellation: async (_, { order }) => withCancellation(order, 'merchant'),
  return: async (world, subject) => {
    const shipped = await shipWhole(world, subject);
    await world.before?.return?.(subject.remoteId);
    return withReturn(shipped);
  },
  refund: async (world, subject) => withRefund(await shipWhole(world, subject), world),
  label: async (_, { order }) => withLabel(order),
} as const satisfies Partial<Record<Operation, (world: ScenarioWorld, subject: Subject) => Promise<Order>>>;

/**
 * What we wrote comes back as the channel's news, by polling and by webhook: it must be known again, whether the answer that told its
 * id reached us or was lost. News of it would go out again, and so on for ever.
 */
export async function ownWriteComesBack(world: ScenarioWorld, operation: keyof typeof factsBy): Promise<Outcome> {
  if (!world.connector.writes[operation]) return 'unsupported';
  if (!world.connector.tells.some((told) => told.operation === operation)) return 'never';
  const subject = await openSubject(world);
  const order = await factsBy[operation](world, subject);
  const known = keptBytes(await factsAlready(world, { subject, order }));
  const before = (await world.delivered?.())?.length ?? 0;
  const { factRemoteId } = must(await write(world, requestFor(subject, { operation, order })));
  const { connectionId } = world.call();
  const answered = factRemoteId ? learnExternalId(known, { factId, connectionId, externalId: factRemoteId }) : known;
  const readings = [...(await polled(world, subject)), ...(await posted(world, before))];
  assert.ok(readings.length > 0, 'nothing came back');
  for (const one of [answered, known]) {
    for (const reading of readings) assert.deepEqual(eventsIn(reading, { world, subject, known: one, operation }), []);
  }
  return 'passed';
}

/** The order as it is known before the write: what was done to get there has been told already. */
async function factsAlready(
  world: ScenarioWorld,
  { subject, order }: { subject: Subject; order: Order },
): Promise<Order> {
  const { connectionId } = world.call();
  let known = order;
  for (const { news } of await polled(world, subject)) {
    for (const one of news.filter(({ orderId }) => orderId === subject.remoteId)) {
      known = must(foldNews(known, { news: one, connectionId, ...(subject.link && { link: subject.link }) })).order;
    }
  }
  return known;
}

/** Before news is looked at, its papers are stored under the hash of their bytes, as ours were when they came; by that they are known. */
const keptBytes = <Bearer extends { readonly documents?: OrderDocument[] | undefined }>(bearer: Bearer): Bearer => ({
  ...bearer,
  ...(bearer.documents && { documents: bearer.documents.map(kept) }),
});

const keptNews = ({ order, ...news }: OrderNews): OrderNews => ({
  ...keptBytes(news),
  ...(order && { order: keptBytes(order) }),
});

const kept = ({ data, ...document }: OrderDocument): OrderDocument =>
  data === undefined
    ? document
    : { ...document, sha256: createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex') };

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

interface Hearing {
  readonly world: ScenarioWorld;
  readonly subject: Subject;
  readonly known: Order;
  readonly operation: Operation;
}

/**
 * Where the order was born it may have changed with our write, by being charged or paid back: that news never goes back there. A refund
 * itself must be known again even so.
 */
function eventsIn({ news }: Reading, { world, subject, known, operation }: Hearing): OrderEvent[] {
  const { connectionId } = world.call();
  const ours = news.filter(({ orderId }) => orderId === subject.remoteId).map(keptNews);
  const isOwnNews = (kind: OrderEvent['kind']) => kind === 'updated' || (kind === 'refunded' && operation !== 'refund');
  return ours.flatMap((one) => {
    const folded = must(foldNews(known, { news: one, connectionId, ...(subject.link && { link: subject.link }) }));
    return folded.events.filter(({ kind }) => subject.link || !isOwnNews(kind));
  });
}
