import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord, Page } from '../contract';
import type { VendureCall } from './account';
import { type Fetched, fetchByIds, fetchPage, idsAtOnce, Position } from './list-orders';

/**
 * Vendure's `updatedAt` moves when an order is placed, changed or cancelled, but not when it is paid, shipped, delivered or refunded.
 * So a round of polling has four steps:
 * 1. `changed`: orders whose `updatedAt` is new;
 * 2. `open`: every order still on its way, whole, since its parcels and payments may have changed;
 * 3. `gone`: orders that were open last time and are no longer, once more;
 * 4. `settled`, once an hour: finished orders of the last two months, for late refunds.
 * The inbox drops what it has seen, so repeats cost nothing. Orders older than the first round are not followed.
 */
const Cursor = z.object({
  /** Nothing placed before this is followed. */
  started: z.string(),
  since: z.string(),
  step: z.enum(['changed', 'open', 'gone', 'settled']),
  position: Position.nullable(),
  /** The newest change met in this round. */
  newest: z.string(),
  /** Open at the end of the last round, and in this one so far. */
  open: z.array(z.string()),
  seen: z.array(z.string()),
  settledAt: z.string(),
});
type Cursor = z.infer<typeof Cursor>;
interface Stride {
  readonly records: readonly InboxRecord[];
  readonly cursor: Cursor;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const overlap = 5 * minute;

const unplaced = ['Created', 'AddingItems', 'Draft', 'ArrangingPayment'];
const finished = ['Delivered', 'Cancelled'];

export async function followOrders(call: VendureCall, { cursor }: { cursor: unknown }): Promise<Result<Page>> {
  const known = Cursor.safeParse(cursor);
  const from = known.success ? known.data : firstCursor(call.now);
  const stride = await steps[from.step](call, from);
  if (!stride.ok) return stride;
  const { records, cursor: next } = stride.value;
  return ok({ records, cursor: next, more: next.step !== 'changed' || next.position !== null });
}

function firstCursor(now: Date): Cursor {
  const started = new Date(now.getTime() - day).toISOString();
  const settledAt = now.toISOString();
  return { started, since: started, step: 'changed', position: null, newest: started, open: [], seen: [], settledAt };
}

const changed = async (call: VendureCall, cursor: Cursor): Promise<Result<Stride>> => {
  const position = cursor.position ?? { after: earlier(cursor.since, overlap), skip: 0 };
  const page = await fetchPage(call, { filter: {}, by: 'updatedAt', position });
  return onwards(page, ({ next, lastChange }) => ({
    ...cursor,
    newest: later(cursor.newest, lastChange),
    position: next,
    step: next ? 'changed' : 'open',
  }));
};

const open = async (call: VendureCall, cursor: Cursor): Promise<Result<Stride>> => {
  const position = cursor.position ?? { after: cursor.started, skip: 0 };
  const filter = { state: { notIn: [...unplaced, ...finished] } };
  const page = await fetchPage(call, { filter, by: 'orderPlacedAt', position });
  return onwards(page, ({ next, ids }) => ({
    ...cursor,
    seen: [...new Set([...cursor.seen, ...ids])],
    position: next,
    step: next ? 'open' : 'gone',
  }));
};

const gone = async (call: VendureCall, cursor: Cursor): Promise<Result<Stride>> => {
  const missing = cursor.open.filter((id) => !cursor.seen.includes(id));
  if (missing.length === 0) return settleLater(call, { ...cursor, open: cursor.seen, seen: [] });
  const page = await fetchByIds(call, missing);
  const asked = new Set(missing.slice(0, idsAtOnce));
  return onwards(page, () => ({ ...cursor, open: cursor.open.filter((id) => !asked.has(id)) }));
};

/** An hour has passed: one more step. Else the round is over. */
async function settleLater(call: VendureCall, cursor: Cursor): Promise<Result<Stride>> {
  if (call.now.getTime() - Date.parse(cursor.settledAt) < hour) return ok({ records: [], cursor: roundOver(cursor) });
  return settled(call, { ...cursor, step: 'settled', position: null });
}

const settled = async (call: VendureCall, cursor: Cursor): Promise<Result<Stride>> => {
  const after = later(cursor.started, new Date(call.now.getTime() - 60 * day).toISOString());
  const position = cursor.position ?? { after, skip: 0 };
  const page = await fetchPage(call, { filter: { state: { in: finished } }, by: 'orderPlacedAt', position });
  return onwards(page, ({ next }) =>
    next ? { ...cursor, position: next } : roundOver({ ...cursor, settledAt: call.now.toISOString() }),
  );
};

const steps = { changed, open, gone, settled };

const roundOver = (cursor: Cursor): Cursor => ({ ...cursor, since: cursor.newest, step: 'changed', position: null });

function onwards<Got extends Omit<Fetched, 'next'>>(page: Result<Got>, next: (fetched: Got) => Cursor): Result<Stride> {
  return page.ok ? ok({ records: page.value.records, cursor: next(page.value) }) : page;
}

const later = (a: string, b: string) => (Date.parse(a) >= Date.parse(b) ? a : b);
const earlier = (at: string, ms: number) => new Date(Date.parse(at) - ms).toISOString();
