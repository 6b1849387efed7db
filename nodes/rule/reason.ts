import { z } from 'zod';

/**
 * Why something was decided, as a tree in plain words. Written by rules and nodes, stored in the trace, shown on the order.
 * `text` reads as a sentence with the value in it: "Tags are eBay, New: they do not have the tag Kogan".
 */
export interface Reason {
  readonly text: string;
  readonly holds: boolean;
  /** Parts of an all/any group, in the order they were drawn. */
  readonly parts?: readonly Reason[] | undefined;
}

export const Reason: z.ZodType<Reason> = z.lazy(() =>
  z.object({ text: z.string(), holds: z.boolean(), parts: z.array(Reason).optional() }),
);
