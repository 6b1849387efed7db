import type { DrawingContext } from '../contract';
import type { Rule } from './rule';
import { testWords } from './words';

/** The rule as one sentence part for summaries: "Tags include the tag Kogan and Total is over 100". */
export function describeRule(rule: Rule, context: DrawingContext): string {
  if (rule.kind === 'test') return testWords(rule, context);
  if (rule.rules.length === 0) return rule.not ? 'never' : 'always';

  const parts = rule.rules.map((part) => bracketed(part, { context, alone: rule.rules.length === 1 }));
  const joined = parts.join(rule.mode === 'all' ? ' and ' : ' or ');
  return rule.not ? `not (${joined})` : joined;
}

function bracketed(rule: Rule, { context, alone }: { context: DrawingContext; alone: boolean }): string {
  const words = describeRule(rule, context);
  const needsBrackets = rule.kind === 'group' && rule.rules.length > 1 && !alone && !rule.not;
  return needsBrackets ? `(${words})` : words;
}
