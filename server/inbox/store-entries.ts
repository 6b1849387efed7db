import { insertConflicts, insertEntries, type NewEntry, reopenEntries } from '../db/queries/inbox';
import { insertProblems } from '../db/queries/problems';
import type { Trx } from '../db/with-workspace';
import { ringDecide } from '../jobs/ring';

export interface Stored {
  /** One per entry given, in order: false for a repeat. */
  readonly isNew: readonly boolean[];
  /** Workspaces whose bell was ringing already. That ring may be answered before this transaction commits: ring again after it. */
  readonly ringAgain: readonly string[];
}

/**
 * Puts messages and records into the inbox and rings their workspaces, all in the caller's transaction.
 * What a person asked for by name or date (`pull`, `backfill`) is decided again even if it was known.
 */
export async function storeEntries(trx: Trx, entries: readonly NewEntry[]): Promise<Stored> {
  if (entries.length === 0) return { isNew: [], ringAgain: [] };
  const { rows } = await insertEntries(entries).execute(trx);
  const news = new Map(rows.map(({ position, id }) => [position - 1, id]));
  const repeats = entries.filter((_entry, index) => !news.has(index));
  const reopened = repeats.filter(({ arrivedBy }) => arrivedBy === 'pull' || arrivedBy === 'backfill');
  if (repeats.length > 0) await insertConflicts(repeats).execute(trx);
  if (reopened.length > 0) await reopenEntries(reopened).execute(trx);
  await tellUnreadable(trx, { entries, news });
  const undecided = [...entries.filter((entry, index) => news.has(index) && !entry.problem), ...reopened];
  return { isNew: entries.map((_entry, index) => news.has(index)), ringAgain: await ring(trx, undecided) };
}

async function tellUnreadable(
  trx: Trx,
  { entries, news }: { entries: readonly NewEntry[]; news: ReadonlyMap<number, string> },
): Promise<void> {
  const told = entries.flatMap(({ workspaceId, connectionId, problem }, index) => {
    const inboxId = news.get(index);
    return problem && inboxId ? [{ workspaceId, connectionId, inboxId, problem }] : [];
  });
  if (told.length > 0) await insertProblems(trx, told).execute();
}

async function ring(trx: Trx, undecided: readonly NewEntry[]): Promise<readonly string[]> {
  const workspaces = [...new Set(undecided.map(({ workspaceId }) => workspaceId))];
  const rung = await ringDecide(trx, workspaces);
  return rung === workspaces.length ? [] : workspaces;
}
