import { z } from 'zod';
import { fieldUi } from '../contract';
import { OrderDocument } from '../order/order';
import { fileNameParts } from './file-name';
import { readPages } from './pages';

export const documentKinds: Readonly<Record<OrderDocument['kind'], string>> = {
  label: 'Shipping label',
  returnLabel: 'Return label',
  packingSlip: 'Packing slip',
  invoice: 'Invoice',
  customs: 'Customs paper',
};
export const outputs = { pdf: 'PDF', asItCame: 'Nothing: unpack, check and name it' } as const;
export const papers = { '4x6in': '4 × 6 inches', a6: 'A6', a4: 'A4', own: 'As it comes' } as const;

const whenPdf = { field: 'output', is: 'pdf' } as const;

export const LabelConvertSettings = z.object({
  input: OrderDocument.shape.kind
    .default('label')
    .register(fieldUi, { label: 'Which paper', input: 'select', options: documentKinds }),
  output: z.enum(['pdf', 'asItCame']).default('pdf').register(fieldUi, {
    label: 'Turn it into',
    help: 'A PDF stays a PDF; HTML and pictures become one. Printer code (ZPL, EPL) passes untouched.',
    input: 'select',
    options: outputs,
  }),
  paper: z
    .enum(['4x6in', 'a6', 'a4', 'own'])
    .default('4x6in')
    .register(fieldUi, { label: 'Paper', input: 'select', options: papers, showWhen: whenPdf }),
  pages: z
    .string()
    .trim()
    .max(60, 'That is too many pages.')
    .refine((text) => readPages(text) !== undefined, 'Write pages as 1 or 1-2, 4; at most 20.')
    .default('')
    .register(fieldUi, {
      label: 'Pages',
      help: 'Of PDFs that bring more than the label, such as 1. Empty: all of them.',
      placeholder: 'All',
      input: 'text',
      showWhen: whenPdf,
    }),
  fileName: z
    .string()
    .trim()
    .min(1, 'Give the file a name.')
    .max(120, 'The file name is too long.')
    .default('label-{number}')
    .register(fieldUi, {
      label: 'File name',
      help: 'Its ending, such as .pdf, is added by itself.',
      input: 'template',
      options: fileNameParts,
    }),
  whenNone: z
    .enum(['wait', 'goOn'])
    .default('wait')
    .register(fieldUi, {
      label: 'When there is none yet',
      input: 'select',
      options: { wait: 'Wait for it, then go on by “No label”', goOn: 'Go on by “No label” at once' },
    }),
  waitMinutes: z
    .int('Minutes are a whole number.')
    .min(1, 'Wait at least one minute.')
    .max(43_200, 'Wait at most 30 days.')
    .default(60)
    .register(fieldUi, {
      label: 'Wait up to',
      input: 'number',
      unit: 'minutes',
      showWhen: { field: 'whenNone', is: 'wait' },
    }),
});
export type LabelConvertSettings = z.infer<typeof LabelConvertSettings>;

export const initialLabelConvertSettings = {
  input: 'label',
  output: 'pdf',
  paper: '4x6in',
  fileName: 'label-{number}',
  whenNone: 'wait',
  waitMinutes: 60,
} as const;
