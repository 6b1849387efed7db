import { type Paper, papers } from './paper';

/** Ours is read first, so nothing in the label can load before it. The renderer refuses the same things again from outside. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:";

const { widthMm: usualWidth, heightMm: usualHeight } = papers['4x6in'];
const ownPage = `size: ${usualWidth}mm ${usualHeight}mm; margin: 0`;

/**
 * Wraps carrier HTML for printing on the chosen paper. Chromium shrinks a label up to twice as wide as the paper until it fits.
 * `own` leaves the page's own `@page` size; a label without one is printed on 4 × 6 in.
 */
export function printableHtml({ html, paper }: { html: string; paper: Paper }): string {
  const { widthMm, heightMm } = papers[paper];
  // The label's own @page comes later in the document; only `!important` keeps the paper the person chose.
  const page = widthMm === null ? ownPage : `size: ${widthMm}mm ${heightMm}mm !important; margin: 0 !important`;
  const style = `@page { ${page} } html, body { margin: 0; }`;
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style></head><body>${html}</body></html>`;
}

/** Bytes of HTML to text: UTF-8 when they are UTF-8, else what carriers without a charset mean, Windows-1252. */
export function decodeHtml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
