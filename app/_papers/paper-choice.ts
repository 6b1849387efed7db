import { papers } from '../../nodes/label/label-convert-settings';

export type PaperSize = keyof typeof papers;

/** What can be printed for an order. */
export const paperKinds = [
  { kind: 'label', label: 'Shipping labels' },
  { kind: 'packingSlip', label: 'Packing slips' },
  { kind: 'invoice', label: 'Invoices' },
] as const;

export interface PaperChoice {
  readonly kinds: readonly (typeof paperKinds)[number]['kind'][];
  readonly paper: PaperSize;
}

const isPaper = (text: string): text is PaperSize => Object.hasOwn(papers, text);

export const readPaper = (text: string | null): PaperSize => (text !== null && isPaper(text) ? text : '4x6in');
