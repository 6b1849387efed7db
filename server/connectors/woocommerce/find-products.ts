import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { ambiguousSku, type SoldLine, unknownSku } from '../sold-lines';
import type { WooCall } from './account';
import { readWoo } from './woo-client';

const Product = z.object({
  id: z.number().int().positive(),
  parent_id: z.number().int().nullish(),
  sku: z.string().nullish(),
  type: z.string().nullish(),
  status: z.string().nullish(),
});
export type Product = z.infer<typeof Product>;

/** The parameter is one comma-separated text; longer addresses trouble some hosts. */
const skusAtOnce = 20;
/** A product of these kinds is a page for others and cannot itself be on an order. */
const notSold = ['variable', 'grouped', 'external'];
const onSale = ['publish', 'private'];

/**
 * The one product or variation each line stands for, by canonical line id. Asked before anything is created: the shop would take
 * an unknown SKU and make a line of no product. Filters are not trusted, each row's SKU is compared.
 */
export async function findProducts(
  call: WooCall,
  sold: readonly SoldLine[],
): Promise<Result<ReadonlyMap<string, Product>>> {
  const skus = [...new Set(sold.map(({ sku }) => sku))];
  const found: Product[] = [];
  for (let from = 0; from < skus.length; from += skusAtOnce) {
    const query = { sku: skus.slice(from, from + skusAtOnce).join(','), per_page: 100 };
    const page = await readWoo(call, { path: '/products', query, answer: z.array(Product) });
    if (!page.ok) return page;
    found.push(...(page.value?.value ?? []));
  }
  return matchProducts(sold, found);
}

function matchProducts(sold: readonly SoldLine[], found: readonly Product[]): Result<ReadonlyMap<string, Product>> {
  const byLine = new Map<string, Product>();
  const problems = new Map<string, Problem>();
  for (const { line, sku } of sold) {
    const named = found.filter((product) => product.sku === sku);
    const [product, another] = named.filter(canBeSold);
    if (product && !another) byLine.set(line.id, product);
    else problems.set(sku, product ? ambiguousSku(line, { sku, destination }) : missing({ line, sku }, named));
  }
  return problems.size > 0 ? failed(...problems.values()) : ok(byLine);
}

const destination = 'WooCommerce';

const canBeSold = ({ type, status }: Product) => !notSold.includes(type ?? '') && onSale.includes(status ?? 'publish');

function missing({ line, sku }: SoldLine, named: readonly Product[]): Problem {
  const problem = unknownSku(line, { sku, destination });
  if (named.length === 0) return problem;
  const isPage = named.some(({ type }) => notSold.includes(type ?? ''));
  const message = isPage
    ? `SKU ${sku} in WooCommerce belongs to a product with variations, not to one of them.`
    : `The product with SKU ${sku} is a draft in WooCommerce.`;
  const advice = isPage ? 'Choose the variation it stands for.' : 'Publish it in the shop, or choose another product.';
  return { ...problem, message, advice };
}
