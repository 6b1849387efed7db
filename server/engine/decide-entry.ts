import { sameContent } from '../../nodes/hash';
import type { OrderNews } from '../../nodes/order/event';
import { type Folded, foldNews } from '../../nodes/order/fold';
import { laterBy } from '../../nodes/order/instant';
import type { Order } from '../../nodes/order/order';
import { withoutPersonInNews } from '../../nodes/order/person';
import { isWaitingStage, stageOf } from '../../nodes/order/stage';
import { orderStatus } from '../../nodes/order/status';
import type { Problem } from '../../nodes/problem';
import type { Deciding, ReadEntry } from './decide-input';
import { type KnownOrder, orderKey } from './known-order';
import { startRuns } from './start-runs';
import type { EntryWrite } from './writes';

/** Longer than one delivery may be under way, so that an order we are creating has either a link or an end by then. */
const holdMs = 45_000;

/** Folds what an entry says into its orders and takes the events through the live flows. */
export function decideEntry(entry: ReadEntry, deciding: Deciding): void {
  const { reading } = entry;
  if (!reading.ok) {
    setAside(entry, { deciding, problem: reading.problem });
    return;
  }
  const { writes } = deciding.draft;
  writes.refetches.push(...reading.refetch.map((orderId) => ({ connectionId: entry.connectionId, orderId })));
  writes.returned.push(
    ...(reading.returned ?? []).map((message) => ({ connectionId: entry.connectionId, ...message })),
  );
  const fates = reading.news.map((news) => takeNews(news, { entry, deciding }));
  writes.entries.push(fates.reduce(graver, decided(entry)));
}

interface Taking {
  readonly entry: ReadEntry;
  readonly deciding: Deciding;
}

function takeNews(news: OrderNews, { entry, deciding }: Taking): EntryWrite {
  if (news.orderId.length > longestOrderId) return unusable(idTooLong, { entry, deciding });
  const name = orderKey(entry.connectionId, news.orderId);
  return deciding.input.forgotten.has(name)
    ? takeForgotten(news, { entry, deciding, name })
    : takeKnown(news, { entry, deciding, name });
}

type Naming = Taking & { readonly name: string };

/** The person in it is forgotten. Where its order is with an account that is gone, it is not taken up again under another one. */
function takeForgotten(news: OrderNews, { entry, deciding, name }: Naming): EntryWrite {
  const { draft } = deciding;
  draft.writes.emptied.push(entry.id);
  if (!draft.find(name)) return decided(entry);
  return takeKnown(withoutPersonInNews(news), { entry: { ...entry, wasAskedFor: false }, deciding, name });
}

function takeKnown(news: OrderNews, { entry, deciding, name }: Naming): EntryWrite {
  const known = deciding.draft.find(name);
  if (!known && entry.mayBeOurOwn) return held(entry, { news, until: laterBy(entry.receivedAt, holdMs) });
  const link = known?.links.find(({ connectionId }) => connectionId === entry.connectionId) ?? null;
  const folded = foldNews(known?.order ?? null, { news, connectionId: entry.connectionId, link });
  if (folded.ok) {
    takeFolded(folded.value, { known, entry, deciding });
    return decided(entry);
  }
  const [problem = cannotFold] = folded.problems;
  if (problem.code === 'order.notSeenYet') return waitForOrder(news, { entry, deciding });
  return unusable(problem, { entry, deciding, ...(known && { orderId: known.id }) });
}

function unusable(problem: Problem, about: Taking & { readonly orderId?: string }): EntryWrite {
  tell(problem, about);
  return { ...decided(about.entry), state: 'unreadable', problem };
}

/** The message overtook its order, or is about one that never came to us. Where the channel can be asked, we ask. */
function waitForOrder(news: OrderNews, { entry, deciding }: Taking): EntryWrite {
  if (entry.canFetch) {
    deciding.draft.writes.refetches.push({ connectionId: entry.connectionId, orderId: news.orderId });
  }
  return held(entry, { news, until: null });
}

function takeFolded({ order, events }: Folded, taking: Taking & { readonly known: KnownOrder | undefined }): void {
  const { known, entry, deciding } = taking;
  const { draft, input } = deciding;
  const id = known?.id ?? input.newId();
  const before: KnownOrder = known ? { ...known, order } : { id, order, links: [], deliveries: [] };
  draft.orders.set(id, before);
  if (known && hasComeFurther(known.order, order)) {
    draft.writes.hastened.push({ orderId: id, connectionId: order.source.connectionId });
  }
  for (const event of events) {
    const eventId = input.newId();
    draft.writes.events.push({ id: eventId, orderId: id, inboxId: entry.id, event });
    startRuns({ orderId: id, eventId, event }, deciding);
  }
  if (isCalledOff(order, events)) draft.writes.calledOff.push(id);
  if (entry.wasAskedFor && events.length === 0) catchUp(id, deciding);
  writeIfChanged({ id, stored: known, deciding });
}

/** What waits for acceptance or payment there need not wait any longer: it goes, or it is too late. */
function hasComeFurther(before: Order, after: Order): boolean {
  // Nearly every order: spares working out how far it has come.
  if (before === after || (before.acceptance !== 'awaiting' && before.payment !== 'unpaid')) return false;
  const stage = stageOf(before);
  return isWaitingStage(stage) && stageOf(after) !== stage;
}

/** The whole of it, for good: a request, or a part, leaves something to go on with. */
const isCalledOff = (order: Order, events: Folded['events']): boolean =>
  events.some(({ kind }) => kind === 'cancelled') && orderStatus(order).cancellation === 'cancelled';

/** An order asked for by name or date that came before its flow was published: the flow takes it now. */
function catchUp(orderId: string, deciding: Deciding): void {
  const beginning = deciding.draft.get(orderId)?.beginning;
  if (!beginning) return;
  const { eventId, event, flowIds } = beginning;
  startRuns({ orderId, eventId, event, except: flowIds }, deciding);
}

function writeIfChanged({
  id,
  stored,
  deciding,
}: {
  id: string;
  stored: KnownOrder | undefined;
  deciding: Deciding;
}): void {
  const now = deciding.draft.get(id);
  if (now && !(stored && (stored.order === now.order || sameContent(stored.order, now.order)))) {
    deciding.draft.put(now, { write: true, isNew: stored === undefined });
  }
}

function setAside(entry: ReadEntry, { deciding, problem }: { deciding: Deciding; problem: Problem }): void {
  tell(problem, { entry, deciding });
  deciding.draft.writes.entries.push({ ...decided(entry), state: 'unreadable', problem });
}

function tell(problem: Problem, { entry, deciding, orderId }: Taking & { orderId?: string }): void {
  const about = { connectionId: entry.connectionId, inboxId: entry.id, ...(orderId !== undefined && { orderId }) };
  deciding.draft.writes.problems.push({ problem, ...about });
}

const decided = ({ id, reading }: ReadEntry): EntryWrite => ({
  id,
  state: 'decided',
  externalOrderId: orderNamedBy(reading),
  heldUntil: null,
  problem: null,
});

/** Not every system says on the envelope whose news it sends; once the message is read, we know. */
function orderNamedBy(reading: ReadEntry['reading']): string | null {
  const [only, ...more] = reading.ok ? reading.news : [];
  return only && more.length === 0 ? only.orderId : null;
}

const held = ({ id }: ReadEntry, { news, until }: { news: OrderNews; until: string | null }): EntryWrite => ({
  id,
  state: 'waiting',
  externalOrderId: news.orderId,
  heldUntil: until,
  problem: null,
});

/** An entry about several orders ends as its worst part; read again later, the parts that were taken change nothing. */
const graver = (a: EntryWrite, b: EntryWrite): EntryWrite => (gravity[b.state] > gravity[a.state] ? b : a);
const gravity: Readonly<Record<EntryWrite['state'], number>> = { decided: 0, unreadable: 1, waiting: 2 };

/** Ids are looked up by index, and no index takes more than a few kilobytes. */
const longestOrderId = 255;
const idTooLong: Problem = {
  code: 'order.unusable',
  message: `The order’s id is longer than ${longestOrderId} characters.`,
  retry: 'never',
};

const cannotFold: Problem = {
  code: 'order.unusable',
  message: 'This news does not fit the order it is about.',
  retry: 'never',
};
