/** Times are compared as moments, not as text: "…:00Z" and "…:00.000Z" are the same one. Negative when a is earlier. */
export const compareInstants = (a: string, b: string): number => Date.parse(a) - Date.parse(b);

/** The moment that many milliseconds later. */
export const laterBy = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** For sentences: "2026-01-10 09:30 UTC". */
export const instantText = (instant: string): string =>
  `${new Date(Date.parse(instant)).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
