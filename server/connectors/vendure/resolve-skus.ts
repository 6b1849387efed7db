import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { ambiguousSku, type SoldLine, unknownSku } from '../sold-lines';

export const Variant = z.object({ id: z.string(), sku: z.string(), enabled: z.boolean() });
export type Variant = z.infer<typeof Variant>;

export const destination = 'Vendure';

/** Variant by line id. Vendure's SKUs are not unique, and a shop's database may not tell upper from lower case: each row is checked. */
export function matchVariants(
  sold: readonly SoldLine[],
  variants: readonly Variant[],
): Result<ReadonlyMap<string, Variant>> {
  const byLine = new Map<string, Variant>();
  const problems = new Map<string, Problem>();
  for (const { line, sku } of sold) {
    const found = matchOne({ line, sku }, variants);
    if (found.ok) byLine.set(line.id, found.value);
    else for (const problem of found.problems) problems.set(sku, problem);
  }
  return problems.size > 0 ? failed(...problems.values()) : ok(byLine);
}

function matchOne({ line, sku }: SoldLine, variants: readonly Variant[]): Result<Variant> {
  const named = variants.filter((variant) => variant.sku === sku);
  const [variant, another] = named.filter(({ enabled }) => enabled);
  if (another) return failed(ambiguousSku(line, { sku, destination }));
  if (variant) return ok(variant);
  return failed(named.length > 0 ? switchedOff(line.sku ?? sku) : unknownSku(line, { sku, destination }));
}

const switchedOff = (sku: string): Problem => ({
  code: 'sku.unknown',
  message: `The product with SKU ${sku} is switched off in Vendure.`,
  advice: 'Switch it on in Vendure, or choose another product for this SKU.',
  subject: sku,
  retry: 'never',
});
