import { type KnownOrder, namesOf } from './known-order';
import { noWrites, type Writes } from './writes';

/** What one decision changes: what to write, and how the orders stand afterwards. */
export interface Page {
  readonly writes: Writes;
  /** By our id. */
  readonly orders: Map<string, KnownOrder>;
}

/**
 * The state of a batch while it is decided. Each entry is decided on a page of its own, which is added to the book when it is complete:
 * an entry whose decision throws leaves nothing half done behind.
 */
export class Book {
  readonly writes: Writes = noWrites();
  readonly #byId = new Map<string, KnownOrder>();
  readonly #idByName = new Map<string, string>();

  constructor(orders: readonly KnownOrder[]) {
    for (const order of orders) this.#put(order);
  }

  find(name: string): KnownOrder | undefined {
    const id = this.#idByName.get(name);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  get(id: string): KnownOrder | undefined {
    return this.#byId.get(id);
  }

  add({ writes, orders }: Page): void {
    for (const order of orders.values()) this.#put(order);
    append(this.writes, writes);
  }

  #put(known: KnownOrder): void {
    this.#byId.set(known.id, known);
    for (const name of namesOf(known)) this.#idByName.set(name, known.id);
  }
}

/** A decision in the making, over the book as it stands. */
export class Draft implements Page {
  readonly writes: Writes = noWrites();
  readonly orders = new Map<string, KnownOrder>();
  readonly #book: Book;

  constructor(book: Book) {
    this.#book = book;
  }

  find(name: string): KnownOrder | undefined {
    for (const known of this.orders.values()) if (namesOf(known).includes(name)) return known;
    return this.#book.find(name);
  }

  get(id: string): KnownOrder | undefined {
    return this.orders.get(id) ?? this.#book.get(id);
  }

  /** Notes how an order stands now; with `write` it is stored so. */
  put(known: KnownOrder, { write, isNew = false }: { readonly write: boolean; readonly isNew?: boolean }): void {
    this.orders.set(known.id, known);
    if (write) this.writes.orders.push({ id: known.id, isNew, order: known.order });
  }
}

function append(all: Writes, more: Writes): void {
  all.orders.push(...more.orders);
  all.events.push(...more.events);
  all.runs.push(...more.runs);
  all.resumes.push(...more.resumes);
  all.deliveries.push(...more.deliveries);
  all.reopened.push(...more.reopened);
  all.overlays.push(...more.overlays);
  all.hastened.push(...more.hastened);
  all.superseded.push(...more.superseded);
  all.problems.push(...more.problems);
  all.entries.push(...more.entries);
  all.emptied.push(...more.emptied);
  all.errands.push(...more.errands);
  all.pauses.push(...more.pauses);
  all.calledOff.push(...more.calledOff);
  all.conversions.push(...more.conversions);
  all.finishedErrands.push(...more.finishedErrands);
  all.crossings.push(...more.crossings);
  all.returned.push(...more.returned);
  all.refetches.push(...more.refetches);
}
