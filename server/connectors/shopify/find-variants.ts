import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { ambiguousSku, type SoldLine, unknownSku } from '../sold-lines';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { findVariants as findOperation } from './operations';
import { quoted } from './search';
import { PageInfo } from './wire';

const Variant = z.object({ id: z.string(), sku: z.string().nullish(), product: z.object({ status: z.string() }) });
type Variant = z.infer<typeof Variant>;

/** A search may name so many SKUs at once. */
const skusAtOnce = 20;
const destination = 'Shopify';

/**
 * The variant of each SKU. Shopify would take a line without one, as a custom item whose stock never moves, so nothing is created
 * before all are found. The search matches loosely: each row is checked.
 */
export async function findVariants(
  call: ShopifyCall,
  sold: readonly SoldLine[],
): Promise<Result<ReadonlyMap<string, string>>> {
  const skus = [...new Set(sold.map(({ sku }) => sku))];
  const variants: Variant[] = [];
  for (let from = 0; from < skus.length; from += skusAtOnce) {
    const found = await search(call, skus.slice(from, from + skusAtOnce));
    if (!found.ok) return found;
    variants.push(...found.value);
  }
  return match(sold, variants);
}

const Found = z.object({ productVariants: z.object({ nodes: z.array(Variant), pageInfo: PageInfo }) });

async function search(call: ShopifyCall, skus: readonly string[]): Promise<Result<Variant[]>> {
  const text = skus.map((sku) => `sku:${quoted(sku)}`).join(' OR ');
  const variants: Variant[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const variables: object = { search: text, after };
    const found: Result<z.infer<typeof Found>> = await ask(call, { query: findOperation, variables, answer: Found });
    if (!found.ok) return found;
    const { nodes, pageInfo }: z.infer<typeof Found>['productVariants'] = found.value.productVariants;
    variants.push(...nodes);
    after = pageInfo.endCursor ?? null;
    more = pageInfo.hasNextPage;
  }
  return ok(variants);
}

/** A product in the archive or still in draft is not for sale, and does not make its SKU ambiguous. */
function match(sold: readonly SoldLine[], variants: readonly Variant[]): Result<ReadonlyMap<string, string>> {
  const forSale = variants.filter(({ product }) => product.status === 'ACTIVE' || product.status === 'UNLISTED');
  const bySku = new Map<string, string>();
  const problems = new Map<string, Problem>();
  for (const { line, sku } of sold) {
    const [variant, another] = forSale.filter((one) => one.sku === sku);
    if (!variant) problems.set(sku, unknownSku(line, { sku, destination }));
    else if (another) problems.set(sku, ambiguousSku(line, { sku, destination }));
    else bySku.set(sku, variant.id);
  }
  return problems.size > 0 ? failed(...problems.values()) : ok(bySku);
}
