/** One condition of Shopify's search language, e.g. `updated_at:>='2026-01-01'`. */
interface Term {
  readonly field: string;
  readonly comparison: string;
  readonly value: string;
}

/** Reads as much of the language as we speak: conditions side by side, or all joined by OR. */
export function parseSearch(query: string): { readonly terms: readonly Term[]; readonly isEither: boolean } {
  const terms = [...query.matchAll(/(\w+):(>=|<=)?'((?:[^'\\]|\\.)*)'/g)].map(
    ([, field = '', comparison = '', value = '']) => ({
      field,
      comparison,
      value: value.replace(/\\(.)/g, '$1'),
    }),
  );
  return { terms, isEither: / OR /.test(query) };
}

/** @param valuesOf what stands under a name the search knows; null for names it does not. */
export function matches(query: string | null | undefined, valuesOf: (field: string) => string | null): boolean {
  if (!query) return true;
  const { terms, isEither } = parseSearch(query);
  const fits = ({ field, comparison, value }: Term) => {
    const own = valuesOf(field);
    // A name it does not know is passed over, as the real search does.
    if (own === null) return true;
    if (comparison === '>=') return own >= value;
    if (comparison === '<=') return own <= value;
    // Loose: without regard to capitals, and by its beginning.
    return own.toLowerCase().startsWith(value.toLowerCase());
  };
  return isEither ? terms.some(fits) : terms.every(fits);
}
