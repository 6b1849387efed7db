import { priceIn, shopProducts } from '../../simulator-kit/catalogue';
import { decimalText } from '../../simulator-kit/minor-units';
import type { ShopProduct } from './shop-details';

const variable: ShopProduct = {
  id: 900,
  parentId: 0,
  sku: 'TEE',
  name: 'Tee',
  type: 'variable',
  status: 'publish',
  price: '20.00',
};

/**
 * The demo's products, and the odd ones of real shops: a product with variations that carries a SKU itself, its variations, a
 * draft, and two products with one SKU.
 */
export const shopCatalogue: readonly ShopProduct[] = [
  ...shopProducts.map((product, index) => ({
    ...variable,
    id: 100 + index,
    sku: product.sku,
    name: product.title,
    type: 'simple' as const,
    price: decimalText(priceIn(product, 'EUR'), 'EUR'),
  })),
  variable,
  { ...variable, id: 901, parentId: 900, sku: 'TEE-M', name: 'Tee &ndash; M', type: 'variation' },
  { ...variable, id: 902, parentId: 900, sku: 'TEE-L', name: 'Tee &ndash; L', type: 'variation' },
  { ...variable, id: 903, sku: 'NOT-YET', name: 'Not yet out', type: 'simple', status: 'draft' },
  { ...variable, id: 904, sku: 'TWICE', name: 'Twice, the first', type: 'simple' },
  { ...variable, id: 905, sku: 'TWICE', name: 'Twice, the second', type: 'simple' },
];
