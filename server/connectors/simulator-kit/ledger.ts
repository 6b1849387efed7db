import type { Journal } from './journal';

/** One write a simulator was asked to do. The ledger is the oracle: what it does not hold did not happen. */
export interface LedgerEntry {
  readonly sequence: number;
  readonly at: string;
  /** "order", "update", "shipment" … */
  readonly operation: string;
  readonly reference: string | null;
  readonly orderId: string | null;
  readonly factId: string | null;
  /** `repeated`: the same reference had been done before and was recognised. */
  readonly outcome: 'done' | 'repeated' | 'refused';
  /** Why it was refused. */
  readonly code: string | null;
}

export interface LedgerSummary {
  readonly operation: string;
  readonly done: number;
  readonly repeated: number;
  readonly refused: number;
  /** References done more than once: each is an order made, or a parcel told, twice. */
  readonly twice: readonly string[];
}

export interface Ledger {
  record(entry: Omit<LedgerEntry, 'sequence' | 'at'>): void;
  /** How often a write with this reference was carried out. */
  timesDone(reference: string): number;
  /** Oldest first. */
  history(query: {
    reference?: string | undefined;
    after?: number | undefined;
    limit?: number | undefined;
  }): readonly LedgerEntry[];
  summary(): readonly LedgerSummary[];
  clear(): void;
}

export function createLedger({ journal, now }: { journal: Journal; now: () => Date }): Ledger {
  const entries: LedgerEntry[] = [];
  const done = new Map<string, number>();
  const remember = (entry: LedgerEntry) => {
    entries.push(entry);
    if (entry.outcome === 'done' && entry.reference !== null) {
      done.set(entry.reference, (done.get(entry.reference) ?? 0) + 1);
    }
  };
  // Written by `record` below, so the shape is ours.
  for (const entry of journal.load('ledger') as readonly LedgerEntry[]) remember(entry);

  return {
    record(facts) {
      const entry = { ...facts, sequence: entries.length + 1, at: now().toISOString() };
      remember(entry);
      journal.save('ledger', { key: String(entry.sequence), value: entry });
    },
    timesDone: (reference) => done.get(reference) ?? 0,
    history: ({ reference, after = 0, limit = 1000 }) =>
      entries
        .filter((entry) => entry.sequence > after && (!reference || entry.reference === reference))
        .slice(0, limit),
    summary: () => {
      const operations = new Set(entries.map(({ operation }) => operation));
      return [...operations].map((operation) => summarise(operation, entries));
    },
    clear() {
      entries.length = 0;
      done.clear();
    },
  };
}

function summarise(operation: string, all: readonly LedgerEntry[]): LedgerSummary {
  const entries = all.filter((entry) => entry.operation === operation);
  const count = (outcome: LedgerEntry['outcome']) => entries.filter((entry) => entry.outcome === outcome).length;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { outcome, reference } of entries) {
    if (outcome !== 'done' || reference === null) continue;
    if (seen.has(reference)) twice.add(reference);
    seen.add(reference);
  }
  return {
    operation,
    done: count('done'),
    repeated: count('repeated'),
    refused: count('refused'),
    twice: [...twice],
  };
}
