import { z } from 'zod';
import { defineNode, fieldUi } from './contract';
import type { Order } from './order/order';
import type { Problem } from './problem';
import type { Reason } from './rule/reason';
import { type Assignment, assignments, TagRule } from './rule/tag-rule';
import { checkValue, describeValue, evaluateValue } from './rule/value';

/** Sets tags and other attributes on the order as it passes. */
export const tagNode = defineNode({
  type: 'tag',
  title: 'Tag',
  help: 'Sets tags, a note, the shipping method or attributes on the order.',
  family: 'rule',
  icon: 'tag',
  acceptsInput: true,
  settings: z.object({
    rules: z
      .array(TagRule)
      .min(1, 'Add at least one rule.')
      .max(50, 'One step holds at most 50 rules.')
      .register(fieldUi, {
        label: 'Set on the order',
        help: 'In this order, from top to bottom: a later rule sees what an earlier one has set.',
        input: 'tagRules',
      }),
  }),
  initial: { rules: [{ set: 'addTag', value: { kind: 'constant', text: '' } }] },
  outputs: { out: 'Tagged' },
  check: ({ rules }, context) => rules.flatMap((rule) => [...ruleProblems(rule), ...checkValue(rule.value, context)]),
  summary: ({ rules }, context) =>
    rules.map((rule) => `${assignmentWords(rule)} ${describeValue(rule.value, context)}`).join('; '),
  run({ rules }, visit) {
    const parts: Reason[] = [];
    let order: Order = visit.order;
    for (const rule of rules) {
      const { texts, reason } = evaluateValue(rule.value, { ...visit, order });
      const before = order;
      order = assignments[rule.set].apply(order, { texts, name: rule.name ?? '' });
      parts.push(ruleReason(rule, { texts, changed: order !== before, reason }));
    }
    return { kind: 'pass', port: 'out', order, reason: { text: 'Set on the order', holds: true, parts } };
  },
  manual: `
**Tag** writes on the order as it passes: tags first of all, also the note, the shipping method and attributes of your own naming. What
it writes is kept on the order, survives newer copies from the marketplace, and goes along to every destination.

Each rule says what to set and to which value. A value is

- **text** you write,
- **a field** of the order, such as its number or its ship-to country,
- or a choice: **if** a condition is true **then** one value, **otherwise** another.

A value that comes to nothing leaves the order as it is, so "Kogan if …, otherwise nothing" only ever adds. Rules work from top to
bottom; a later one sees what an earlier one has set. The same tag is never added twice; capitals do not make another tag.
`.trim(),
});

const assignmentWords = ({ set, name }: TagRule) =>
  set === 'attribute' ? `set ${name || 'an attribute'} to` : assignments[set].words;

interface Applied {
  readonly texts: readonly string[];
  readonly changed: boolean;
  readonly reason: Reason | undefined;
}

function ruleReason(rule: TagRule, { texts, changed, reason }: Applied): Reason {
  const words = `${assignmentWords(rule)} ${texts.length > 0 ? texts.join(', ') : 'nothing'}`;
  return {
    text: capitalised(changed || texts.length === 0 ? words : `${words}: it was so already`),
    holds: changed,
    ...(reason && { parts: [reason] }),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function ruleProblems({ set, name, value }: TagRule): readonly Problem[] {
  const problems: Problem[] = [];
  if (set === 'attribute' && !name?.trim()) problems.push(incomplete('Name the attribute to set.'));
  if (value.kind === 'constant' && value.text.trim() === '') {
    problems.push(incomplete(`Say what to set: ${assignmentNoun(set)} is still empty.`));
  }
  return problems;
}

const assignmentNoun = (set: Assignment) => `the ${assignments[set].noun}`;

const incomplete = (message: string): Problem => ({ code: 'rule.valueMissing', message, retry: 'never' });
