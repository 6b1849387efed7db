import { shopProducts } from '../../simulator-kit/catalogue';
import type { ShopVariant } from './shop-world';
import { gid } from './shop-world';

/** The demo's products, and the odd ones of real shops: a draft, an archived one, two products of one SKU, and a last piece. */
export const shopVariants = (): ShopVariant[] => {
  const odd: readonly Omit<ShopVariant, 'id'>[] = [
    { sku: 'NOT-YET', title: 'Not yet out', status: 'DRAFT', stock: 10 },
    { sku: 'TWICE', title: 'Twice, the first', status: 'ACTIVE', stock: 10 },
    { sku: 'TWICE', title: 'Twice, the second', status: 'ACTIVE', stock: 10 },
    { sku: 'ONCE', title: 'Once', status: 'ACTIVE', stock: 10 },
    { sku: 'ONCE', title: 'Once, long ago', status: 'ARCHIVED', stock: 0 },
    { sku: 'LAST-ONE', title: 'The last one', status: 'ACTIVE', stock: 1 },
  ];
  const products = shopProducts.map(({ sku, title }) => ({ sku, title, status: 'ACTIVE' as const, stock: 1000 }));
  return [...products, ...odd].map((variant, index) => ({ ...variant, id: gid('ProductVariant', 500 + index) }));
};
