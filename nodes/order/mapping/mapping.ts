import { z } from 'zod';
import { itemFields, lineFields, noticeFields, orderFields, shipmentFields } from './fields';
import { parsePath } from './path';

export const PathText = z
  .string()
  .max(300)
  .refine((text) => parsePath(text).ok, 'is not a way to a field');

/** Where a field's value comes from: a place in the message, always the same text, or several places joined by a space. */
export const FieldSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('path'), path: PathText }),
  z.object({ from: z.literal('constant'), value: z.string().max(500) }),
  z.object({ from: z.literal('join'), paths: z.array(PathText).min(1).max(6) }),
]);
export type FieldSource = z.infer<typeof FieldSource>;

const sources = <Fields extends Readonly<Record<string, unknown>>>(fields: Fields) =>
  z.partialRecord(z.enum(keys(fields)), FieldSource);
const keys = <Fields extends object>(fields: Fields) => Object.keys(fields) as (keyof Fields & string)[];

const Items = z.object({ path: PathText, fields: sources(itemFields) });

/** Shipments inside an order, or (with an empty path) the message itself. */
const Shipments = z.object({
  path: PathText,
  fields: sources(shipmentFields),
  /** Absent: the shipment holds the whole order. */
  items: Items.optional(),
});

/** What each message means; the keys are the words the sender uses. */
export const meanings = {
  order: 'An order, new or changed',
  shipment: 'A shipment',
  cancellation: 'A cancellation',
  ignore: 'Nothing for us',
} as const;
export const Meaning = z.enum(keys(meanings));
export type Meaning = z.infer<typeof Meaning>;

/** How messages of a system we do not know become orders and news of orders: picked in a form from a sample. */
export const Mapping = z.object({
  amounts: z.enum(['major', 'minor']).default('major'),
  times: z.enum(['detect', 'seconds', 'milliseconds']).default('detect'),
  /** Where the order lies in the message; empty when the message is the order. */
  root: PathText.default(''),
  order: sources(orderFields).default({}),
  lines: z.object({ path: PathText, fields: sources(lineFields) }).default({ path: '', fields: {} }),
  /** Extra fields kept with the order, by the name they shall have. */
  attributes: z.record(z.string().min(1).max(100), FieldSource).default({}),
  /** Shipments the order itself tells of. */
  shipments: Shipments.optional(),
  /** Messages that are about a shipment, and only name their order. */
  shipmentNotice: z.object({ fields: sources(noticeFields), shipment: Shipments }).optional(),
  /** Messages that are about a cancellation, and only name their order. */
  cancellationNotice: z.object({ fields: sources(noticeFields), items: Items.optional() }).optional(),
  /** What the sender's topics mean; a topic that is not listed is an order. */
  topics: z.record(z.string().min(1).max(200), Meaning).default({}),
});
export type Mapping = z.infer<typeof Mapping>;
export type ShipmentsMapping = z.infer<typeof Shipments>;
export type ItemsMapping = z.infer<typeof Items>;
