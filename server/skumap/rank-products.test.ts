import { expect, it } from 'vitest';
import { rankProducts } from './rank-products';

const product = (sku: string, title: string | null = null, gtin: string | null = null) => ({ sku, title, gtin });
const skus = (wanted: ReturnType<typeof product>, known: ReturnType<typeof product>[]) =>
  rankProducts(wanted, known).map(({ sku }) => sku);

it('suggests the product with the same barcode first, however it is called', () => {
  const known = [product('TASSE-BLAU', 'Blue mug'), product('4711', 'Becher', '04006381333931')];
  expect(rankProducts(product('TASSE-BLAU-2', 'Blue mug', '4006381333931'), known)).toEqual([
    { sku: '4711', title: 'Becher', sameBarcode: true },
    { sku: 'TASSE-BLAU', title: 'Blue mug', sameBarcode: false },
  ]);
});

it('finds a product by its title where the SKUs have nothing in common', () => {
  const known = [product('MUG-RED', 'Bowl'), product('X-99', 'Stoneware mug, harbour blue')];
  expect(skus(product('KGN-1', 'Stoneware mug harbour blue'), known)[0]).toBe('X-99');
});

it('finds a product by a SKU written a little differently', () => {
  expect(skus(product('mug_blue'), [product('BOWL-16'), product('MUG-BLUE')])[0]).toBe('MUG-BLUE');
});

it('never suggests the SKU itself', () => expect(skus(product('A'), [product('A')])).toEqual([]));
