import { z } from 'zod';

/** Papers we write ourselves, of a template. */
export const TemplateKind = z.enum(['packingSlip', 'invoice']);
export type TemplateKind = z.infer<typeof TemplateKind>;

/** What can be printed for an order. */
export const PaperKind = z.enum(['label', 'packingSlip', 'invoice']);
export type PaperKind = z.infer<typeof PaperKind>;
