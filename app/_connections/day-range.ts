/**
 * The moments between which two days of the reader's calendar lie, both whole. The end is never in the future,
 * where no order can be yet.
 */
export function dayRange({ first, last, now }: { first: string; last: string; now: Date }): {
  from: string;
  to: string;
} {
  const end = new Date(`${last}T00:00:00`);
  end.setDate(end.getDate() + 1);
  const to = end > now ? now : end;
  return { from: new Date(`${first}T00:00:00`).toISOString(), to: to.toISOString() };
}
