/** How a source is wont to bring orders. */
export interface Baseline {
  /** Orders an hour, by the hour of the day in UTC. */
  readonly byHour: ReadonlyMap<number, number>;
  /** Over how many days that was seen. */
  readonly days: number;
}

const hourMs = 60 * 60 * 1000;
/** With a week of it, weekends are in the average. */
const fewestDays = 3;
/** A source that would have brought five by now is silent by chance less than once in a hundred times. */
const tooMany = 5;
/** Longer silences need no finer sum. */
const longestHours = 7 * 24;

/** How many orders a source would have brought since then, by its own habit. */
export function expectedSince(baseline: Baseline, { since, now }: { since: Date; now: Date }): number {
  let expected = 0;
  const from = Math.max(since.getTime(), now.getTime() - longestHours * hourMs);
  for (let at = from; at < now.getTime(); ) {
    const next = Math.min(now.getTime(), (Math.floor(at / hourMs) + 1) * hourMs);
    expected += ((baseline.byHour.get(new Date(at).getUTCHours()) ?? 0) * (next - at)) / hourMs;
    at = next;
  }
  return expected;
}

/** How many orders it brings in this hour of the day, as a rule. Null: too little is known, or it brings hardly any. */
export function usualAt(baseline: Baseline | undefined, now: Date): number | null {
  if (!baseline || baseline.days < fewestDays) return null;
  const usual = Math.round(baseline.byHour.get(now.getUTCHours()) ?? 0);
  return usual > 0 ? usual : null;
}

/** Whether its silence is more than chance. Null: it is not. */
export function isQuiet(
  baseline: Baseline | undefined,
  { since, now }: { since: Date | null; now: Date },
): { readonly expected: number } | null {
  if (!baseline || since === null || baseline.days < fewestDays) return null;
  const expected = expectedSince(baseline, { since, now });
  return expected >= tooMany ? { expected: Math.round(expected) } : null;
}
