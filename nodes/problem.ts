import { z } from 'zod';

/** Who can put it right. The UI words it: you, your account at the channel, the channel itself, us. */
export const ProblemOwner = z.enum(['you', 'account', 'channel', 'sluice']);
export type ProblemOwner = z.infer<typeof ProblemOwner>;

/** The way out the UI offers as a button beside the sentence. */
export const ProblemFix = z.enum([
  'mapSku',
  'reconnect',
  'editOrder',
  'editFlow',
  'checkDestination',
  'retry',
  'wait',
  'none',
]);
export type ProblemFix = z.infer<typeof ProblemFix>;

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

interface ProblemKind {
  readonly title: string;
  readonly owner: ProblemOwner;
  readonly fix: ProblemFix;
}

/** What every code of a family (the part before the dot) has in common. */
const kinds: Readonly<Record<string, ProblemKind>> = {
  sku: { title: 'Products that need a match', owner: 'you', fix: 'mapSku' },
  connection: { title: 'Accounts that need attention', owner: 'account', fix: 'reconnect' },
  destination: { title: 'Refused by the destination', owner: 'you', fix: 'editOrder' },
  channel: { title: 'The channel does not answer', owner: 'channel', fix: 'wait' },
  delivery: { title: 'Needs a look before it goes on', owner: 'you', fix: 'checkDestination' },
  order: { title: 'Orders that cannot be read or used', owner: 'you', fix: 'editOrder' },
  inbox: { title: 'Messages that cannot be read', owner: 'channel', fix: 'none' },
  flow: { title: 'Flows to put right', owner: 'you', fix: 'editFlow' },
  node: { title: 'Flows to put right', owner: 'you', fix: 'editFlow' },
  rule: { title: 'Rules to put right', owner: 'you', fix: 'editFlow' },
  mail: { title: 'Emails that could not be sent', owner: 'you', fix: 'retry' },
  split: { title: 'Flows to put right', owner: 'you', fix: 'editFlow' },
  label: { title: 'Labels', owner: 'you', fix: 'retry' },
};
const unknownKind: ProblemKind = { title: 'Something went wrong on our side', owner: 'sluice', fix: 'retry' };

/** Every family of problems with its title, for choosing one. */
export const problemFamilies: readonly (readonly [family: string, title: string])[] = Object.entries(kinds).map(
  ([family, { title }]) => [family, title],
);

export const problemKind = (code: string): ProblemKind => kinds[code.slice(0, code.indexOf('.'))] ?? unknownKind;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (...problems: Problem[]): Result<never> => ({ ok: false, problems });
