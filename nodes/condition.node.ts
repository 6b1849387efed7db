import { z } from 'zod';
import { defineNode, fieldUi } from './contract';
import type { Problem } from './problem';
import { checkRule } from './rule/check-rule';
import { describeRule } from './rule/describe-rule';
import { evaluate } from './rule/evaluate';
import { firstQuestion, Rule } from './rule/rule';

/** Sends each order down one of two paths. */
export const conditionNode = defineNode({
  type: 'condition',
  title: 'Condition',
  help: 'Sends each order down one of two paths: Yes or No.',
  family: 'rule',
  icon: 'git-branch',
  acceptsInput: true,
  settings: z.object({
    rule: Rule.register(fieldUi, {
      label: 'The order goes to Yes if',
      help: 'Tags are matched whole: eBay is not eBayAU. Capitals and space around a text do not count.',
      input: 'rule',
    }),
  }),
  initial: { rule: firstQuestion },
  outputs: { yes: 'Yes', no: 'No' },
  check: ({ rule }, context) => {
    const problems = checkRule(rule, context);
    return problems.length === 0 && rule.kind === 'group' && rule.rules.length === 0 ? [nothingAsked] : problems;
  },
  summary: ({ rule }, context) => describeRule(rule, context),
  run({ rule }, visit) {
    const { holds, reason } = evaluate(rule, visit);
    return { kind: 'pass', port: holds ? 'yes' : 'no', order: visit.order, reason };
  },
  manual: `
A **Condition** looks at the order and sends it on by **Yes** or **No**. An output with nothing attached ends the path there, which is
a fine way to say "these go no further".

Conditions stand in groups: *all of these* or *any of these*, and groups may stand in groups, up to eight deep. Each line asks one
thing: what to look at, how to compare, and with what.

- **Tags, SKUs and other lists**: "include the tag" looks for the whole tag. \`eBay\` never matches \`eBayAU\`. Who wants parts of words takes
  "include a tag containing the text".
- **Text** is compared without capitals and without space around it. Only **patterns** look at every character; write \`(?i)\` in front to
  ignore capitals. Patterns are RE2: everything usual, except looking ahead, looking behind and referring back.
- **Money** is compared in the order's own currency. Ask for the currency too where it matters.
- **Dates** without a time are whole days in UTC.
- What an order does not say counts as *not* equal and *not* contained, and as empty.

The order page shows for each order which line was true, with the order's own values.
`.trim(),
});

const nothingAsked: Problem = {
  code: 'rule.empty',
  message: 'Without a condition every order goes to Yes.',
  advice: 'Add a condition, or remove this step.',
  retry: 'never',
  severity: 'warning',
};
