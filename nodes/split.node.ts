import { defineNode } from './contract';
import { checkSplit, decideSplit, initialSplitSettings, SplitSettings, splitOutputs, splitWords } from './rule/split';

/** Sends each order down the path of its value: one field, an output for each value, and one for everything else. */
export const splitNode = defineNode({
  type: 'split',
  title: 'Split by value',
  help: 'Sends each order down the path of its country, tag, marketplace or another value.',
  family: 'rule',
  icon: 'arrows-split',
  acceptsInput: true,
  settings: SplitSettings,
  initial: initialSplitSettings,
  outputs: splitOutputs,
  check: checkSplit,
  summary: splitWords,
  run: decideSplit,
  manual: `
**Split by value** looks at one field of the order and sends the order on by the output of its value: one for each value you list, and
**Anything else** for the rest, orders without a value among them.

- Values are compared whole, without capitals and without space around them: \`eBay\` never matches \`eBayAU\`.
- A list, such as the tags, may hold several of your values. The order leaves **once**, by the first of them from the top.
- Countries are their two letters, such as \`DE\`.

Every value keeps its connections when you correct its spelling or move it. When you remove a value, its connections go with it; they
are never led on by another value.

For questions with more than one part, take a *Condition*.
`.trim(),
});
