import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { InboxRecord, Page } from '../contract';
import { unexpectedAnswer } from '../json-api';
import type { WooCall } from './account';
import { withParts } from './fetch-parts';
import { OrderHead } from './record';
import { channel, readWoo } from './woo-client';

/** The shop's own limit is 100; half of it keeps an answer of long orders small. */
const pageSize = 50;
/** Each open order costs a call for its fulfilments. */
const openAtOnce = 20;

const day = 86_400_000;
/** Clocks differ and saves take time: every round looks this far back again, and the inbox drops what it knows. */
const overlap = 120_000;

/** `after` is exclusive, to the second; `page` counts on only while a whole page is of that same second. */
const Position = z.object({ after: z.string(), page: z.number().int().min(1) });
type Position = z.infer<typeof Position>;

/**
 * A round: `changed` orders by the time of their last change, then, where the shop uses fulfilments, every `open` order, because a
 * fulfilment does not move that time.
 */
const Cursor = z.object({
  step: z.enum(['changed', 'open']),
  position: Position,
  /** The newest change met in this round. */
  newest: z.string(),
});
type Cursor = z.infer<typeof Cursor>;

export async function listOrders(
  call: WooCall & { cursor: unknown; window?: { from: Date; to: Date } },
): Promise<Result<Page>> {
  if (call.window) return listWindow(call, { cursor: call.cursor, window: call.window });
  const stored = Cursor.safeParse(call.cursor);
  const cursor = stored.success ? stored.data : firstCursor(call.now);
  return cursor.step === 'open' ? listOpen(call, cursor) : listChanged(call, cursor);
}

function firstCursor(now: Date): Cursor {
  const after = toSeconds(new Date(now.getTime() - day));
  return { step: 'changed', position: { after, page: 1 }, newest: after };
}

async function listChanged(call: WooCall, cursor: Cursor): Promise<Result<Page>> {
  const by = 'modified' as const;
  const page = await fetchPage(call, { by, position: cursor.position, size: pageSize });
  if (!page.ok) return page;
  const { records, next, last } = page.value;
  const newest = last && last > cursor.newest ? last : cursor.newest;
  if (next) return ok({ records, cursor: { ...cursor, position: next, newest }, more: true });
  const open: Cursor = { step: 'open', position: { after: cursor.position.after, page: 1 }, newest };
  return call.settings.fulfillments
    ? ok({ records, cursor: open, more: true })
    : ok({ records, cursor: nextRound(open), more: false });
}

/** Rows may leave the list while it is read, and one may be stepped over; the next round meets it. */
async function listOpen(call: WooCall, cursor: Cursor): Promise<Result<Page>> {
  const { page } = cursor.position;
  const query = { status: 'processing', orderby: 'id', order: 'asc', per_page: openAtOnce, page };
  const listed = await fetchOrders(call, query);
  if (!listed.ok) return listed;
  const { records, heads } = listed.value;
  if (heads.length < openAtOnce) return ok({ records, cursor: nextRound(cursor), more: false });
  return ok({ records, cursor: { ...cursor, position: { ...cursor.position, page: page + 1 } }, more: true });
}

function nextRound({ position, newest }: Cursor): Cursor {
  const from = toSeconds(new Date(Date.parse(newest) - overlap));
  const [after = from] = [from, position.after].toSorted().slice(-1);
  return { step: 'changed', position: { after, page: 1 }, newest };
}

/** Orders placed in a span of time, for catching up on the past. */
async function listWindow(
  call: WooCall,
  { cursor, window }: { cursor: unknown; window: { from: Date; to: Date } },
): Promise<Result<Page>> {
  const stored = Position.safeParse(cursor);
  const position = stored.success ? stored.data : { after: toSeconds(new Date(window.from.getTime() - 1000)), page: 1 };
  const page = await fetchPage(call, { by: 'date', position, size: pageSize, before: toSeconds(window.to) });
  if (!page.ok) return page;
  const { records, next, total } = page.value;
  return ok({ records, cursor: next, more: next !== null, ...(total !== undefined && { total }) });
}

interface PageQuery {
  readonly by: 'modified' | 'date';
  readonly position: Position;
  readonly size: number;
  readonly before?: string;
}

/** Goes on from the last row's own time, not by counting rows: a row that changes moves to the end, and a counted page skips one. */
async function fetchPage(call: WooCall, { by, position, size, before }: PageQuery) {
  const { after, page } = position;
  const query = {
    ...(by === 'modified' ? { modified_after: bare(after) } : { after: bare(after) }),
    ...(before && { before: bare(before) }),
    dates_are_gmt: 'true',
    orderby: by,
    order: 'asc',
    per_page: size,
    page,
  };
  const listed = await fetchOrders(call, query);
  if (!listed.ok) return listed;
  const { records, heads, total } = listed.value;
  const times = heads.map((head) => (by === 'modified' ? head.date_modified_gmt : head.date_created_gmt));
  const last = times.at(-1) ?? null;
  return ok({ records, last, next: heads.length < size ? null : onwards(position, last), total });
}

function onwards({ after, page }: Position, last: string | null): Position {
  const before = last === null ? after : toSeconds(new Date(Date.parse(last) - 1000));
  return before > after ? { after: before, page: 1 } : { after, page: page + 1 };
}

async function fetchOrders(
  call: WooCall,
  query: Readonly<Record<string, string | number>>,
): Promise<
  Result<{ readonly records: readonly InboxRecord[]; readonly heads: readonly OrderHead[]; readonly total?: number }>
> {
  const listed = await readWoo(call, { path: '/orders', query, answer: z.array(OrderHead) });
  if (!listed.ok) return listed;
  if (!listed.value) return failed(unexpectedAnswer(channel));
  const { value: heads, total } = listed.value;
  const records: InboxRecord[] = [];
  for (const head of heads) {
    const record = await withParts(call, head);
    if (!record.ok) return record;
    records.push(record.value);
  }
  return ok({ records, heads, ...(total !== undefined && { total }) });
}

const toSeconds = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;
/** With `dates_are_gmt` the time is taken for UTC as it stands; a “Z” would be converted once more by old versions. */
const bare = (instant: string) => instant.slice(0, 19);
