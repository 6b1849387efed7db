import { z } from 'zod';

/** What channels have codes of their own for. */
export const codeKinds = {
  carrier: { label: 'Carriers', one: 'carrier' },
  cancelReason: { label: 'Reasons for cancelling', one: 'reason for cancelling' },
  returnReason: { label: 'Reasons for returning', one: 'reason for returning' },
  refundReason: { label: 'Reasons for refunding', one: 'reason for refunding' },
} as const;
export const CodeKind = z.enum(Object.keys(codeKinds) as (keyof typeof codeKinds)[]);
export type CodeKind = z.infer<typeof CodeKind>;

const Words = z.string().trim().min(1, 'Please fill this in.').max(200);

/** What one carrier or reason of ours is called at a destination. */
export const CodeMatch = z.object({
  kind: CodeKind,
  /** As the order says it, its name or its code. */
  code: Words,
  /** As the destination calls it. */
  target: Words,
  /** Of a carrier: the service to name there. */
  service: z.string().trim().max(200).nullable(),
  /** Of a carrier: where a parcel is followed, for parcels that come without; {number} stands for the tracking number. */
  trackingUrl: z
    .string()
    .trim()
    .max(500)
    .regex(/^https?:\/\/\S*\{number\}\S*$/, 'A link that begins with https:// and has {number} in it.')
    .nullable(),
});
export type CodeMatch = z.infer<typeof CodeMatch>;

/** What becomes of one that nobody has matched and the destination's own list does not know. */
export const UnknownCode = z.object({
  kind: CodeKind,
  /** `hold`: it waits for a person. `send`: it goes as the destination takes such ones, or as `fallback`. */
  policy: z.enum(['hold', 'send']),
  fallback: Words.nullable(),
});
export type UnknownCode = z.infer<typeof UnknownCode>;

/** As people write names: capitals, spaces, hyphens, dots and underscores aside. Two that are the same so are the same. */
export const plainCode = (text: string): string => text.toLowerCase().replace(/[\s\-_.]/g, '');

/** The link to follow a parcel by, from a match's pattern. */
export const trackingLink = (pattern: string, number: string): string =>
  pattern.replaceAll('{number}', encodeURIComponent(number));
