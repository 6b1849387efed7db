/** One product of a match while it is typed. */
export interface Part {
  /** For React. */
  readonly key: number;
  readonly sku: string;
  readonly units: number;
}

export const onePart = (sku = ''): readonly Part[] => [{ key: 0, sku, units: 1 }];

/** As it is kept: the first product, and those a bundle has besides. */
export function toMatch(parts: readonly Part[]) {
  const [first = { sku: '', units: 1 }, ...more] = parts;
  return { targetSku: first.sku, units: first.units, further: more.map(({ sku, units }) => ({ sku, units })) };
}

/** "MUG-1", "6 × MUG-1", "2 × MUG-1 + TEA-1". */
export const sayMatch = (match: ReturnType<typeof toMatch>): string =>
  [{ sku: match.targetSku, units: match.units }, ...match.further]
    .map(({ sku, units }) => (units === 1 ? sku : `${units} × ${sku}`))
    .join(' + ');
