import { z } from 'zod';
import type { DrawingContext, Visit } from '../contract';
import type { Problem } from '../problem';
import { checkRule } from './check-rule';
import { describeRule } from './describe-rule';
import { evaluate } from './evaluate';
import type { Reason } from './reason';
import { Rule } from './rule';

/** Publish: always, never, or as a rule says. */
export const PublishChoice = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('always') }),
    z.object({ kind: z.literal('never') }),
    z.object({ kind: z.literal('rule'), rule: Rule }),
  ],
  { error: 'Choose whether to publish.' },
);
export type PublishChoice = z.infer<typeof PublishChoice>;

/** Whether this order is to be published, and why. */
export function decideChoice(choice: PublishChoice, visit: Visit): Reason {
  switch (choice.kind) {
    case 'always':
      return { text: 'Set to publish always', holds: true };
    case 'never':
      return { text: 'Set to publish never', holds: false };
    case 'rule':
      return evaluate(choice.rule, visit).reason;
  }
}

/** For summaries: "always", "never", "if Tags include the tag Kogan". */
export const describeChoice = (choice: PublishChoice, context: DrawingContext): string =>
  choice.kind === 'rule' ? `if ${describeRule(choice.rule, context)}` : choice.kind;

export const checkChoice = (choice: PublishChoice, context: DrawingContext): readonly Problem[] =>
  choice.kind === 'rule' ? checkRule(choice.rule, context) : [];
