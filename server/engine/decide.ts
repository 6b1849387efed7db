import { Book, Draft } from './book';
import { decideEntry } from './decide-entry';
import { decideErrand } from './decide-errand';
import type { DecideInput } from './decide-input';
import type { Writes } from './writes';

export interface Decision {
  readonly writes: Writes;
  /** Bugs of ours: what they concern is set aside, the rest is decided. */
  readonly faults: readonly Fault[];
}
export interface Fault {
  readonly about:
    | { readonly entryId: string }
    | { readonly errandId: string; readonly runId: string; readonly orderId: string };
  readonly error: unknown;
}

/**
 * What follows from a batch of news: orders as they stand now, events, runs with their traces, deliveries to make. Pure: everything
 * that varies comes in, nothing is done. Entries are taken in the order they came in; each sees what the ones before it changed.
 */
export function decide(input: DecideInput): Decision {
  const book = new Book(input.orders);
  const faults: Fault[] = [];
  const attempt = (work: (draft: Draft) => void, about: Fault['about']): void => {
    const draft = new Draft(book);
    try {
      work(draft);
    } catch (error) {
      faults.push({ about, error });
      return;
    }
    book.add(draft);
  };
  for (const entry of input.entries) {
    attempt((draft) => decideEntry(entry, { draft, input }), { entryId: entry.id });
  }
  for (const errand of input.errands) {
    attempt((draft) => decideErrand(errand, { draft, input }), {
      errandId: errand.id,
      runId: errand.run.id,
      orderId: errand.run.orderId,
    });
  }
  return { writes: book.writes, faults };
}
