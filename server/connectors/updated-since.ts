import { z } from 'zod';

/** A place in a list of orders by time of change. `token` continues a page; `newest` is the latest change seen on the way. */
export const PollCursor = z.object({
  since: z.iso.datetime(),
  token: z.string().optional(),
  newest: z.iso.datetime().optional(),
});
export type PollCursor = z.infer<typeof PollCursor>;

const day = 86_400_000;
/** Clocks differ and commits take time: every round looks this far back again, and the inbox drops what it knows. */
const overlapMs = 120_000;

/** From the stored cursor, the start of a window, or the last 24 hours. */
export function startOfPoll({
  cursor,
  window,
  now,
}: {
  cursor: unknown;
  window?: { from: Date };
  now: Date;
}): PollCursor {
  const stored = PollCursor.safeParse(cursor);
  if (stored.success) return stored.data;
  return { since: (window?.from ?? new Date(now.getTime() - day)).toISOString() };
}

/** After a page: further on in the same round, or the beginning of the next one, a little before the newest change seen. */
export function afterPage(
  cursor: PollCursor,
  page: { readonly token: string | null; readonly changedAt: readonly string[] },
): PollCursor {
  const newest = [cursor.newest, ...page.changedAt].reduce((a, b) =>
    a === undefined || (b !== undefined && b > a) ? b : a,
  );
  if (page.token !== null) return { since: cursor.since, token: page.token, ...(newest && { newest }) };
  if (!newest) return { since: cursor.since };
  const from = new Date(new Date(newest).getTime() - overlapMs).toISOString();
  return { since: from > cursor.since ? from : cursor.since };
}
