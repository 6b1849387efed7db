import { z } from 'zod';
import { FlowDocument } from '../graph/flow-document';

const Key = z.string().regex(/^[a-z0-9]{1,20}$/);

/** A connection the flow needs, told by its kind: which account it is, each client says. */
export const TemplateSlot = z.object({
  key: Key,
  /** What people choose it by: "The marketplace", "The shop". */
  label: z.string().trim().min(1, 'Say which account this is.').max(120),
  kind: z.enum(['marketplace', 'shop', 'any']),
  /** Connector it was drawn with; null when any of that kind will do. */
  connector: z.string().max(60).nullable(),
});
export type TemplateSlot = z.infer<typeof TemplateSlot>;

/** A text, a number, or a list such as the countries one ships to. */
export const ParameterValue = z.union([z.string().max(10_000), z.number(), z.array(z.string().max(2000)).max(1000)]);
export type ParameterValue = z.infer<typeof ParameterValue>;

/** What of the flow is each client's own. */
export const TemplateParameter = z.object({
  key: Key,
  label: z.string().trim().min(1, 'Say what this is.').max(120),
  /** What it is unless somebody says otherwise. May name accounts: see account-marks.ts. */
  value: ParameterValue,
  /** Where in the flow it stands. */
  places: z
    .array(z.object({ nodeId: z.string(), path: z.array(z.union([z.string(), z.number().int()])).max(40) }))
    .min(1)
    .max(200),
});
export type TemplateParameter = z.infer<typeof TemplateParameter>;

/** A flow without anybody's accounts: what a template is made of, and what is cloned. */
export const TemplateContent = z.object({
  version: z.literal(1),
  /** Where a connection was, "slot:" and the slot's key stand. */
  flow: FlowDocument,
  slots: z.array(TemplateSlot).max(200),
  parameters: z.array(TemplateParameter).max(200),
});
export type TemplateContent = z.infer<typeof TemplateContent>;

/** Stands in the flow for the connection a client will choose. */
export const slotId = (key: string): string => `slot:${key}`;
