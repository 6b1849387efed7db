import { z } from 'zod';

/** What flows have set on the order. Kept apart so that a newer copy from the source does not wipe it. */
export const Assigned = z.object({
  tags: z.array(z.string()),
  /** Tags of the source that a flow took off; a newer copy must not bring them back. */
  removedTags: z.array(z.string()).optional(),
  note: z.string().optional(),
  shippingMethod: z.string().optional(),
  attributes: z.record(z.string(), z.string()),
});
