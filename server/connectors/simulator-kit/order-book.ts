import type { Journal } from './journal';
import type { SimOrder } from './sim-order';

export interface ChangeQuery {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** From the page before; wins over `since`. */
  readonly cursor?: string | undefined;
  /** Leaves out so many first, for channels that count pages: what changes meanwhile shifts them, as it does there. */
  readonly offset?: number | undefined;
  readonly limit: number;
}

export interface ChangePage<Details> {
  readonly orders: readonly SimOrder<Details>[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
  /** How many match from here on. */
  readonly total: number;
}

interface Entry<Details> {
  readonly order: SimOrder<Details>;
  readonly change: number;
}

/** A simulator's orders: found by id, number and reference, listed in the order they changed. */
export class OrderBook<Details> {
  readonly #journal: Journal;
  readonly #now: () => Date;
  /** In the order of the last change: a changed order is taken out and put back at the end. */
  readonly #entries = new Map<string, Entry<Details>>();
  readonly #ids: string[] = [];
  readonly #idByNumber = new Map<string, string>();
  readonly #idsByReference = new Map<string, string[]>();
  #lastChange = 0;

  constructor({ journal, now }: { journal: Journal; now: () => Date }) {
    this.#journal = journal;
    this.#now = now;
    // What the journal wrote is what `put` was given, so the records are of this shape.
    const records = journal.load('order') as readonly SimOrder<Details>[];
    for (const order of records) this.#index(order);
    for (const order of records.toSorted((a, b) => a.updatedAt.localeCompare(b.updatedAt))) this.#touch(order);
  }

  get size(): number {
    return this.#ids.length;
  }

  /** Adds it or takes the place of the one with its id, and stamps the moment of change. */
  put(changed: Omit<SimOrder<Details>, 'updatedAt'>): SimOrder<Details> {
    const order = { ...changed, updatedAt: this.#now().toISOString() };
    if (!this.#entries.has(order.id)) this.#index(order);
    this.#touch(order);
    this.#journal.save('order', { key: order.id, value: order });
    return order;
  }

  get(idOrNumber: string): SimOrder<Details> | undefined {
    return (this.#entries.get(idOrNumber) ?? this.#entries.get(this.#idByNumber.get(idOrNumber) ?? ''))?.order;
  }

  /** All orders with that reference: a channel without idempotency has two when it was asked twice. */
  withReference(reference: string): readonly SimOrder<Details>[] {
    return (this.#idsByReference.get(reference) ?? []).flatMap((id) => this.get(id) ?? []);
  }

  changes(query: ChangeQuery): ChangePage<Details> {
    return pageOf(this.#entries.values(), query);
  }

  /** Newest first. @param search part of a number. */
  newest({
    offset,
    limit,
    search = '',
  }: {
    offset: number;
    limit: number;
    search?: string;
  }): readonly SimOrder<Details>[] {
    const wanted = search.toLowerCase();
    const found: SimOrder<Details>[] = [];
    for (let at = this.#ids.length - 1; at >= 0 && found.length < offset + limit; at--) {
      const order = this.get(this.#ids[at] ?? '');
      if (order?.number.toLowerCase().includes(wanted)) found.push(order);
    }
    return found.slice(offset);
  }

  clear(): void {
    for (const collection of [this.#entries, this.#idByNumber, this.#idsByReference]) collection.clear();
    this.#ids.length = 0;
  }

  #index({ id, number, reference }: SimOrder<Details>): void {
    this.#ids.push(id);
    this.#idByNumber.set(number, id);
    if (reference !== null) this.#idsByReference.set(reference, [...(this.#idsByReference.get(reference) ?? []), id]);
  }

  #touch(order: SimOrder<Details>): void {
    this.#lastChange += 1;
    this.#entries.delete(order.id);
    this.#entries.set(order.id, { order, change: this.#lastChange });
  }
}

function pageOf<Details>(entries: Iterable<Entry<Details>>, query: ChangeQuery): ChangePage<Details> {
  const after = query.cursor ? readCursor(query.cursor) : 0;
  const { offset = 0 } = query;
  const found: Entry<Details>[] = [];
  let total = 0;
  for (const entry of entries) {
    if (entry.change <= after || !isWithin(entry.order.updatedAt, query)) continue;
    total += 1;
    if (total > offset && found.length < query.limit) found.push(entry);
  }
  const last = found.at(-1);
  return {
    orders: found.map(({ order }) => order),
    nextCursor: last && total > offset + found.length ? writeCursor(last.change) : null,
    total,
  };
}

const isWithin = (at: string, { since, until, cursor }: ChangeQuery) =>
  (cursor !== undefined || since === undefined || at >= since) && (until === undefined || at < until);

const writeCursor = (change: number) => Buffer.from(`after:${change}`).toString('base64url');

/** A cursor nobody gave out starts from the beginning, as a channel that forgot it would. */
function readCursor(cursor: string): number {
  const [, change] = /^after:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return change ? Number(change) : 0;
}
