/** The sheets people print labels on. `own`: whatever size the page itself asks for. Millimetres, portrait. */
export const papers = {
  '4x6in': { label: '4 × 6 in', widthMm: 101.6, heightMm: 152.4 },
  a6: { label: 'A6', widthMm: 105, heightMm: 148 },
  a4: { label: 'A4', widthMm: 210, heightMm: 297 },
  own: { label: 'Its own size', widthMm: null, heightMm: null },
} as const;
export type Paper = keyof typeof papers;
export const isPaper = (text: string): text is Paper => Object.hasOwn(papers, text);

const MM_PER_INCH = 25.4;
export const mmToInches = (mm: number) => Math.round((mm / MM_PER_INCH) * 1000) / 1000;
/** PDF user space counts 72 points to the inch. */
export const pointsToMm = (points: number) => (points / 72) * MM_PER_INCH;
