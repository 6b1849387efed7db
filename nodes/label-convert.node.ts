import { defineNode } from './contract';
import { decideConversion } from './label/decide-conversion';
import { checkFileName } from './label/file-name';
import {
  documentKinds,
  initialLabelConvertSettings,
  LabelConvertSettings,
  papers,
} from './label/label-convert-settings';

/** Turns the label that came with the order into the right paper. Never buys or makes a label. */
export const labelConvertNode = defineNode({
  type: 'label-convert',
  title: 'Convert label',
  help: 'Turns the shipping label into a PDF of the right size.',
  family: 'document',
  icon: 'file-type-pdf',
  acceptsInput: true,
  settings: LabelConvertSettings,
  initial: initialLabelConvertSettings,
  outputs: { converted: 'Converted', noLabel: 'No label' },
  check: ({ fileName }) => checkFileName(fileName),
  summary: ({ input, output, paper, whenNone, waitMinutes }) =>
    `${documentKinds[input]} ${output === 'pdf' ? `to PDF, ${papers[paper]}` : 'as it came'}${whenNone === 'wait' ? `; waits up to ${waitMinutes} minutes` : ''}`,
  run: decideConversion,
  manual: `
**Convert label** takes the label that came with the order, in whatever form (Base64, zipped, HTML, a picture, a PDF), and turns it into
a PDF of the paper you print on. It never buys or makes a label; run again, it finds what it made before.

- **Converted**: the paper is ready, for a *Publish* step or to print from the order page.
- **No label**: none came, at once or after the time you set here.

When news of a label started the flow, that very label is taken; otherwise the latest of its kind.

**Nothing: unpack, check and name it** leaves the label as it came, for a destination or a label printer that wants just that: it is only
taken out of its Base64 or ZIP, looked at, and given its file name.

A PDF keeps the paper it has; choose its **pages** where the carrier puts instructions behind the label. Printer code (ZPL, EPL) passes
untouched.

The **file name** may hold the order number {number}, the day {date} and the kind of paper {kind}.
`.trim(),
});
