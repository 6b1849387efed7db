import { z } from 'zod';
import { Operation } from '../../../nodes/capability';
import { Mapping, PathText } from '../../../nodes/order/mapping/mapping';

/** How the sender proves who it is. */
export const signatures = {
  hmacHex: 'HMAC-SHA256 of the message, in hex',
  hmacBase64: 'HMAC-SHA256 of the message, in Base64',
  token: 'The secret itself in a header',
} as const;

/** Headers systems name the topic of a message in; kept beside the body, so that the topic can be read later. */
export const topicHeaders = {
  'x-topic': 'X-Topic',
  'x-event': 'X-Event',
  'x-event-type': 'X-Event-Type',
  'x-event-name': 'X-Event-Name',
  'x-event-key': 'X-Event-Key',
  'x-webhook-topic': 'X-Webhook-Topic',
  'x-webhook-event': 'X-Webhook-Event',
  'x-shopify-topic': 'X-Shopify-Topic',
  'x-wc-webhook-topic': 'X-WC-Webhook-Topic',
} as const;

const keysOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[];
const headerName = z
  .string()
  .trim()
  .toLowerCase()
  .max(100)
  .regex(/^[a-z0-9!#$%&'*+.^_`|~-]+$/, 'is not the name of a header');

/** A place in what we send → where it comes from in what we know; lists on both sides are written with []. */
const BodyField = z.discriminatedUnion('from', [
  z.object({
    to: PathText.min(1),
    from: z.literal('path'),
    path: PathText,
    /** Amounts are text with us; many systems want numbers. */
    as: z.enum(['number']).optional(),
  }),
  z.object({ to: PathText.min(1), from: z.literal('constant'), value: z.string().max(500) }),
]);
export type BodyField = z.infer<typeof BodyField>;

const Address = z
  .string()
  .trim()
  .max(2000)
  // Placeholders are filled in later; braces alone would not pass as an address.
  .refine((text) => URL.canParse(text.replace(/\{[a-zA-Z]+\}/g, 'x')) && /^https?:/.test(text), 'is not a web address');

/** One request we make: where to, and what is in it. */
export const Endpoint = z.object({
  /** May hold {orderId}, {number}, {remoteId}, {reference}. */
  url: Address,
  method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
  /** Absent: our own order as JSON. */
  body: z.array(BodyField).max(200).optional(),
  /** Sends the document as a file of a form (multipart/form-data), in the field of this name; the rest are fields beside it. */
  fileField: z
    .string()
    .trim()
    .max(100)
    .regex(/^[\w.[\]-]+$/, 'is not the name of a form field')
    .optional(),
  /** Where the answer says which id the new thing has there. */
  answerId: PathText.optional(),
  /** Where to ask by GET whether it is there already; may hold the same placeholders. 404 or an empty answer: it is not. */
  lookUp: Address.optional(),
});
export type Endpoint = z.infer<typeof Endpoint>;

export const GenericSettings = z.object({
  signature: z.enum(keysOf(signatures)).default('hmacHex'),
  signatureHeader: headerName.default('x-signature'),
  /** What stands before the signature in its header, e.g. "sha256=". */
  signaturePrefix: z.string().max(40).default(''),
  topicHeader: z.enum(keysOf(topicHeaders)).optional(),
  topicPath: PathText.optional(),
  mapping: Mapping.prefault({}),
  authHeader: headerName.default('authorization'),
  /** Sent with every request; never secrets. */
  headers: z.record(headerName, z.string().max(1000)).default({}),
  outgoing: z.partialRecord(Operation, Endpoint).default({}),
  /** The system refuses a second request with the same Idempotency-Key. */
  honoursIdempotencyKey: z.boolean().default(false),
  /** Asked by GET to prove that the secret works. */
  testUrl: Address.optional(),
});
export type GenericSettings = z.infer<typeof GenericSettings>;

export const GenericCredentials = z.object({
  webhookSecret: z.string().max(500).default(''),
  authValue: z.string().max(4000).default(''),
});
export type GenericCredentials = z.infer<typeof GenericCredentials>;
