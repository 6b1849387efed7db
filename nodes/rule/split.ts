import { z } from 'zod';
import { type DrawingContext, fieldUi, type Outcome, type Visit } from '../contract';
import { foldText } from '../order/tags';
import type { Problem } from '../problem';
import { checkRule } from './check-rule';
import { evaluate } from './evaluate';
import { factIds, facts } from './facts';
import type { Test } from './rule';
import { expectedWords, factLabel, valueWords } from './words';

/** The output for what none of the values is. No value has this id. */
export const OTHER = 'other';

export const SplitField = z.object({
  fact: z.enum(factIds, { error: 'Choose the field to look at.' }),
  param: z.string().max(200).optional(),
});
export type SplitField = z.infer<typeof SplitField>;

/** `id` is the value's output, chosen once and never used again, so that a value may be corrected without touching what is wired. */
export const SplitValue = z.object({
  // Letters first: an id of digits alone would jump the line of outputs.
  id: z.string().regex(/^[a-z][\w-]{0,63}$/i, 'The output of a value cannot be read.'),
  text: z.string().max(500, 'A value is too long: 500 letters at most.'),
  /** For accounts, whose value is their id: the name beside the output. */
  label: z.string().max(120).optional(),
});
export type SplitValue = z.infer<typeof SplitValue>;

export const SplitSettings = z.object({
  field: SplitField.register(fieldUi, { label: 'Look at', input: 'orderField' }),
  values: z
    .array(SplitValue, { error: 'List the values to tell apart.' })
    .max(50, 'A split tells at most 50 values apart.')
    .register(fieldUi, {
      label: 'Values',
      help: 'Each has an output of its own. The order leaves by the first that fits.',
      input: 'splitValues',
    }),
});
type Settings = z.infer<typeof SplitSettings>;

export const initialSplitSettings = {
  field: { fact: 'shipToCountry' },
  values: [
    { id: 'v1', text: '' },
    { id: 'v2', text: '' },
  ],
} as const;

/** Fields whose values can be listed. Amounts and dates are for conditions: nobody lists them. */
export const splitFacts = factIds.filter((id) => ['text', 'country', 'list'].includes(facts[id].type));

export const splitOutputs = ({ field, values }: Settings): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(values.map((value, index) => [value.id, shownValue(field, value) || `Value ${index + 1}`])),
  [OTHER]: 'Anything else',
});

const shownValue = ({ fact }: SplitField, { text, label }: SplitValue) =>
  facts[fact].options?.[text] ?? (facts[fact].isConnection ? label : undefined) ?? text.trim();

export function splitWords({ field, values }: Settings, context: DrawingContext): string {
  const shown = values
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => expectedWords(testFor(field, text), context));
  return `${factLabel(field)}: ${[...shown, 'anything else'].join(', ')}`;
}

export function decideSplit({ field, values }: Settings, visit: Visit): Outcome<string> {
  const { order } = visit;
  for (const { id, text } of values) {
    const { holds, reason } = evaluate(testFor(field, text), visit);
    if (holds) return { kind: 'pass', port: id, order, reason };
  }
  const actual = facts[field.fact].read(visit, field.param ?? '');
  const said = valueWords(actual, { fact: facts[field.fact], visit });
  const reason = { text: `${factLabel(field)}: ${said}, none of the values listed`, holds: true };
  return { kind: 'pass', port: OTHER, order, reason };
}

/** A value is compared as a condition compares it: lists by what they hold, everything else as a whole. */
export const testFor = ({ fact, param }: SplitField, text: string): Test => ({
  kind: 'test',
  fact,
  operator: facts[fact].type === 'list' ? 'contains' : 'is',
  value: text,
  ...(param !== undefined && { param }),
});

export function checkSplit({ field, values }: Settings, context: DrawingContext): readonly Problem[] {
  if (values.length === 0) return [noValues];
  const empty = values.findIndex(({ text }) => text.trim() === '');
  if (empty !== -1) return [emptyValue(empty + 1)];
  const twice = values.find(({ text }, index) =>
    values.some((other, at) => at < index && foldText(other.text) === foldText(text)),
  );
  const doubled = values.some(
    ({ id }, index) => id === OTHER || values.some((other, at) => at < index && other.id === id),
  );
  return [
    ...(twice ? [saidTwice(splitOutputs({ field, values })[twice.id] ?? twice.text)] : []),
    ...(doubled ? [sameOutput] : []),
    ...new Map(
      values.flatMap(({ text }) => checkRule(testFor(field, text), context)).map((one) => [one.message, one]),
    ).values(),
  ];
}

const noValues: Problem = {
  code: 'split.noValues',
  message: 'List at least one value to tell apart.',
  retry: 'never',
};
const emptyValue = (place: number): Problem => ({
  code: 'split.emptyValue',
  message: `Value ${place} is empty.`,
  advice: 'Say which value it stands for, or remove it.',
  retry: 'never',
});
const saidTwice = (text: string): Problem => ({
  code: 'split.doubleValue',
  message: `“${text}” is listed twice, so nothing ever goes by the second.`,
  advice: 'Remove one of the two.',
  retry: 'never',
});
const sameOutput: Problem = {
  code: 'split.sameOutput',
  message: 'Two values share one output.',
  advice: 'Remove one of the two and add it again.',
  retry: 'never',
};
