import { z } from 'zod';
import { Change } from '../order/order-changes';
import { Problem } from '../problem';
import { Reason } from '../rule/reason';

/**
 * One node as an order met it. Stored with the run and drawn on the canvas: changes, not snapshots, so a trace stays small.
 * `port` is the output the order left by; null where the path ended, or where an effect has to be done first.
 */
export const Step = z.object({
  nodeId: z.string(),
  type: z.string(),
  port: z.string().nullable(),
  reason: Reason.optional(),
  changes: z.array(Change),
  /** Positions in the walk's list of effects. */
  effects: z.array(z.number().int().nonnegative()).optional(),
  problem: Problem.optional(),
  /** The destination cannot take this kind of update: shown on the order, never dropped in silence. */
  unsupported: z.literal(true).optional(),
  /** The path ends here on purpose, and this is what the flow's author wants said about it. */
  message: z.string().optional(),
});
export type Step = z.infer<typeof Step>;

export const Trace = z.array(Step);
export type Trace = z.infer<typeof Trace>;
