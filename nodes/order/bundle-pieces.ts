import { z } from 'zod';

/** Pieces of one part of a line that was sold as a bundle of `of` parts: `units` of them make one of the line. Parts count from 1. */
export const BundlePieces = z.object({
  index: z.int(),
  units: z.int(),
  of: z.int(),
  pieces: z.number().nonnegative().max(1_000_000_000).multipleOf(0.001),
});
