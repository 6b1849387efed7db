import { z } from 'zod';

/** What every fact carries besides what it says. */
export const knownFact = {
  id: z.string().min(1),
  /** The id it has at each connection that knows it. */
  externalIds: z.record(z.string(), z.string()),
  /** When the channel last said so; set by folding, so that the later of two tellings wins whatever order they arrive in. */
  asOf: z.iso.datetime().optional(),
  /** Rank of the stage it was told in then; set by folding where another telling has moved it since. */
  toldRank: z.number().int().optional(),
  /** Nothing but parts of bundles of which others are missing (fold/count-bundles.ts): nobody is told before. Never of money or papers. */
  waitsForRest: z.literal(true).optional(),
};
