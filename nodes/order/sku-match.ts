import { z } from 'zod';

export const mostUnits = 9_999;
/** Products in one bundle. */
export const mostParts = 20;

const Units = z.int('A number of pieces is whole.').min(1).max(mostUnits);

/** One product of a bundle, at the destination: so many of it are one of ours. */
const BundlePart = z.object({ sku: z.string().trim().min(1, 'Name the product.').max(200), units: Units });
export type BundlePart = z.infer<typeof BundlePart>;

/** What a bundle holds besides its first product. */
export const FurtherParts = z.array(BundlePart).max(mostParts - 1);

/** What one of our SKUs is at a destination: one product, several of it, or a bundle of several. */
export const SkuMatch = z.object({ sku: z.string(), targetSku: z.string(), units: Units, further: FurtherParts });
export type SkuMatch = z.infer<typeof SkuMatch>;
