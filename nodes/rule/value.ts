import { z } from 'zod';
import type { DrawingContext, Visit } from '../contract';
import type { Problem } from '../problem';
import { checkRule } from './check-rule';
import { describeRule } from './describe-rule';
import { evaluate } from './evaluate';
import { type FactId, factIds, facts } from './facts';
import type { Reason } from './reason';
import { Rule } from './rule';
import { factLabel, valueTexts } from './words';

/** A text to set on an order: written out, taken from the order, or chosen by a condition. */
export type Value =
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'fact'; readonly fact: FactId; readonly param?: string | undefined }
  | { readonly kind: 'if'; readonly rule: Rule; readonly yes: Value; readonly no: Value };

const MAX_VALUE_DEPTH = 5;
const Constant = z.object({ kind: z.literal('constant'), text: z.string().max(2000) });
const Field = z.object({ kind: z.literal('fact'), fact: z.enum(factIds), param: z.string().max(200).optional() });

const valueOfDepth = (depth: number): z.ZodType<Value> => {
  if (depth === 0) return z.discriminatedUnion('kind', [Constant, Field], { error: 'This value is nested too deep.' });
  const inner = valueOfDepth(depth - 1);
  const Choice = z.object({ kind: z.literal('if'), rule: Rule, yes: inner, no: inner });
  return z.discriminatedUnion('kind', [Constant, Field, Choice], { error: 'This value cannot be read.' });
};
export const Value: z.ZodType<Value> = valueOfDepth(MAX_VALUE_DEPTH);

/** The texts a value comes to: none when it is empty, several when it is a list such as the SKUs. */
export interface Outcome {
  readonly texts: readonly string[];
  /** Why this branch was taken; absent where there was no choice. */
  readonly reason?: Reason;
}

export function evaluateValue(value: Value, visit: Visit): Outcome {
  switch (value.kind) {
    case 'constant':
      return { texts: value.text.trim() === '' ? [] : [value.text] };
    case 'fact':
      return { texts: factTexts(value, visit) };
    case 'if': {
      const { holds, reason } = evaluate(value.rule, visit);
      const { texts, reason: inner } = evaluateValue(holds ? value.yes : value.no, visit);
      return { texts, reason: inner ? { ...reason, parts: [...(reason.parts ?? []), inner] } : reason };
    }
  }
}

/** For summaries: "Kogan", "the Order number", "Kogan if Total is over 100, otherwise nothing". */
export function describeValue(value: Value, context: DrawingContext): string {
  switch (value.kind) {
    case 'constant':
      return value.text.trim() === '' ? 'nothing' : value.text;
    case 'fact':
      return `the ${factLabel(value)}`;
    case 'if': {
      const [yes, no] = [value.yes, value.no].map((branch) => describeValue(branch, context));
      return `${yes} if ${describeRule(value.rule, context)}, otherwise ${no}`;
    }
  }
}

/** What is wrong with a value while it is drawn. */
export function checkValue(value: Value, context: DrawingContext): readonly Problem[] {
  switch (value.kind) {
    case 'constant':
      return [];
    case 'fact':
      return facts[value.fact].param !== undefined && !value.param?.trim() ? [paramMissing(value.fact)] : [];
    case 'if':
      return [...checkRule(value.rule, context), ...checkValue(value.yes, context), ...checkValue(value.no, context)];
  }
}

function factTexts({ fact: id, param }: { fact: FactId; param?: string | undefined }, visit: Visit): readonly string[] {
  const fact = facts[id];
  return valueTexts(fact.read(visit, param ?? ''), { fact, visit });
}

const paramMissing = (fact: FactId): Problem => ({
  code: 'rule.valueMissing',
  message: `${facts[fact].label}: say which one.`,
  retry: 'never',
});
