import { z } from 'zod';

/**
 * An expected failure, as data. Bugs are thrown; everything a person or a channel can cause is a Problem.
 * `code` is stable and machine-read; `message` is one sentence a shop manager understands.
 */
export const Problem = z.object({
  code: z.templateLiteral([z.string(), '.', z.string()]),
  message: z.string(),
  /** What to do, one sentence, when the message alone does not say it. */
  advice: z.string().optional(),
  /** `later`: trying again unchanged can help. `never`: somebody must change something first. */
  retry: z.enum(['never', 'later']),
  /** The destination asked for this pause; the whole connection keeps it. */
  retryAfterMs: z.number().optional(),
  /** Waiting on purpose: not worth another try before this moment. Unlike retryAfterMs it concerns this one order only. */
  retryAt: z.iso.datetime().optional(),
  /** Of findings on a drawing: a warning does not keep the flow from being published. Absent: an error. */
  severity: z.enum(['error', 'warning']).optional(),
  /** What it is about, for grouping: the SKU, the field, the carrier. */
  subject: z.string().optional(),
  nodeId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (...problems: Problem[]): Result<never> => ({ ok: false, problems });
