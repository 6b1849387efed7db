import { Order } from '../../nodes/order/order';
import { dropConflicts, emptyEntries } from '../db/queries/erasing';
import * as quotes from '../db/queries/quotes';
import type { Trx } from '../db/with-workspace';
import { coverTexts, identifyingTexts, personalTexts } from '../orders/personal-data';

interface Forgetting {
  readonly workspaceId: string;
  /** As they were before the person was taken out of them. */
  readonly orders: readonly { readonly content: unknown }[];
}

/** Shorter ones are words and numbers like any other. */
const shortest = 5;

/**
 * Takes a person out of what quotes them without naming the order: alerts, what was told to other systems, answers kept for programs,
 * views somebody saved, messages nobody could read.
 */
export async function forgetQuotes(trx: Trx, { workspaceId, orders }: Forgetting): Promise<void> {
  const whole = orders.map(({ content }) => Order.parse(content));
  const texts = [...new Set(whole.flatMap(identifyingTexts))].filter((text) => text.length >= shortest);
  if (texts.length === 0) return;
  const about = { workspaceId, texts };
  const covered = [...new Set([...whole.flatMap(personalTexts), ...texts])].sort((a, b) => b.length - a.length);
  for (const column of quotes.quotingColumns) {
    const { rows } = await quotes.findQuotes(about, column).execute(trx);
    for (const { place, said } of rows) {
      const left = column.holds === 'text' ? coverTexts(said, covered) : coverJson(said, covered);
      await quotes.setQuote({ workspaceId, place, said: left }, column).execute(trx);
    }
  }
  await quotes.dropViewsOf(about).execute(trx);
  const inboxIds = (await quotes.findUnreadable(about).execute(trx)).rows.map(({ id }) => id);
  await quotes.closeProblemsOf({ workspaceId, inboxIds }).execute(trx);
  await emptyEntries(trx, { workspaceId, inboxIds }).execute();
  await dropConflicts(trx, { workspaceId, inboxIds }).execute();
}

/** Whole texts inside of it, so that it stays JSON. */
function coverJson(said: string, texts: readonly string[]): string {
  try {
    return JSON.stringify(coverTexts(JSON.parse(said), texts));
  } catch (error) {
    if (error instanceof SyntaxError) return coverTexts(said, texts);
    throw error;
  }
}
