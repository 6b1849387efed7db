import { likeness } from './likeness';

interface Product {
  readonly sku: string;
  readonly title: string | null;
  readonly gtin: string | null;
}

/** The most alike first: by barcode, else by SKU or title, whichever is nearer. */
export function rankProducts(
  wanted: Product,
  known: readonly Product[],
): { sku: string; title: string | null; sameBarcode: boolean }[] {
  return known
    .filter(({ sku }) => sku !== wanted.sku)
    .map((product) => ({ ...product, sameBarcode: isSameBarcode(wanted, product) }))
    .map((product) => ({ product, alike: alikeness(wanted, product) }))
    .toSorted((a, b) => b.alike - a.alike)
    .map(({ product: { sku, title, sameBarcode } }) => ({ sku, title, sameBarcode }));
}

function alikeness(wanted: Product, product: Product & { readonly sameBarcode: boolean }): number {
  if (product.sameBarcode) return 2;
  const byTitle = wanted.title && product.title ? likeness(wanted.title, product.title) : 0;
  return Math.max(likeness(wanted.sku, product.sku), byTitle);
}

/** Barcodes of 8, 12 and 13 digits are one of 14 with zeros in front. */
const isSameBarcode = ({ gtin: a }: Product, { gtin: b }: Product) =>
  a !== null && b !== null && a.padStart(14, '0') === b.padStart(14, '0');
