/**
 * What a person typed as a tsquery over `order.search`: every word must begin one of the order's words. Each is quoted, so that
 * nothing in it is an operator. Null when there is no word in it.
 */
export function searchQuery(text: string): string | null {
  const words = searchWords(text);
  return words.length === 0 ? null : words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}':*`).join(' & ');
}

/** In lower case, as they are stored; at most eight. NUL, which Postgres refuses in text, is taken out. */
export const searchWords = (text: string): string[] =>
  text.replaceAll('\0', '').toLowerCase().trim().split(/\s+/).filter(Boolean).slice(0, 8);
