import { z } from 'zod';

/** How a channel can misbehave. The `commit…` ones do the work first: the answer is lost, the effect is not. */
export const Fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delay'), ms: z.number().min(0).max(600_000) }),
  z.object({ kind: z.literal('reset') }),
  z.object({ kind: z.literal('commitThenReset') }),
  z.object({
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    retryAfterSeconds: z.number().min(0).optional(),
  }),
  z.object({ kind: z.literal('commitThenStatus'), status: z.number().int().min(400).max(599) }),
  z.object({ kind: z.literal('slowDrip'), overMs: z.number().min(1).max(600_000) }),
  z.object({ kind: z.literal('truncated') }),
  z.object({ kind: z.literal('huge'), bytes: z.number().int().min(2).max(200_000_000) }),
]);
export type Fault = z.infer<typeof Fault>;

export const FaultRule = z.object({
  /** Absent: any method. */
  method: z.string().optional(),
  /** Beginning of the path; absent: any path. */
  path: z.string().optional(),
  /** Lets this many matching requests through first. */
  skip: z.number().int().min(0).default(0),
  /** How many requests it hits; null: until it is taken away. */
  times: z.number().int().min(1).nullable().default(1),
  /** Hits only every n-th of the matching requests. */
  every: z.number().int().min(1).default(1),
  fault: Fault,
});
export type FaultRule = z.input<typeof FaultRule>;

export interface FaultScript {
  add(rule: FaultRule): void;
  clear(): void;
  /** The fault for this request, if one is due; counts it. */
  take(request: { method: string; path: string }): Fault | null;
  /** What is still to come. */
  pending(): readonly z.infer<typeof FaultRule>[];
}

interface ActiveRule extends z.infer<typeof FaultRule> {
  seen: number;
}

export function createFaultScript(): FaultScript {
  let rules: ActiveRule[] = [];
  return {
    add(rule) {
      rules.push({ ...FaultRule.parse(rule), seen: 0 });
    },
    clear() {
      rules = [];
    },
    take(request) {
      for (const rule of rules) {
        if (!concerns(rule, request) || !isDue(rule)) continue;
        if (rule.times !== null) rule.times -= 1;
        rules = rules.filter(({ times }) => times === null || times > 0);
        return rule.fault;
      }
      return null;
    },
    pending: () => rules.map(({ seen: _, ...rule }) => rule),
  };
}

const concerns = ({ method, path }: ActiveRule, request: { method: string; path: string }) =>
  (method === undefined || method === request.method) && (path === undefined || request.path.startsWith(path));

/** Counts the request, and says whether it is one of those to be hit. */
function isDue(rule: ActiveRule): boolean {
  rule.seen += 1;
  const beyond = rule.seen - rule.skip;
  return beyond >= 1 && (beyond - 1) % rule.every === 0;
}
