import { z } from 'zod';
import { FlowDocument } from '../../nodes/graph/flow-document';
import { decodePageEnd } from '../db/keyset';
import { isTimeZone } from '../health/start-of-day';

export const Id = z.uuid();
export const Cursor = z
  .string()
  .max(400)
  .refine((text) => decodePageEnd(text) !== null, 'This page mark is not one of ours. Load the list again.')
  .nullish();
export const pageSize = (standard: number) => z.int().min(1).max(200).default(standard);

/** Address of a workspace. */
export const Slug = z.string().max(63);

/** One line a person typed. */
export const Line = (max: number) =>
  z.string().trim().min(1, 'Please fill this in.').max(max, `At most ${max} characters.`);

const isShallow = (value: unknown, depth: number): boolean =>
  value === null ||
  typeof value !== 'object' ||
  (depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1)));

/** JSON a connector's own schema reads later; here only kept from being absurd. */
export const JsonRecord = z
  .record(z.string().max(200), z.unknown())
  .refine((record) => isShallow(record, 32), 'Nested too deeply.');

/** A flow as the canvas sends it. */
export const Drawing = FlowDocument.refine((flow) => isShallow(flow, 64), 'Nested too deeply.');

/** What a group of problems has in common. */
export const Cause = z.object({
  code: z.string().max(120),
  subject: z.string().max(500).nullable(),
  connectionId: Id.nullable(),
});

export const Email = z.email('Please enter an email address.').max(254, 'At most 254 characters.');

/** The secret part of a link we made. */
export const LinkToken = z.string().min(1).max(100);

/** Until when a consultant is let in; null or absent for a member who stays. */
export const LastDay = z.iso
  .datetime()
  .nullish()
  .transform((text) => (text ? new Date(text) : null));

/** What a list of orders is narrowed down to. */
export const OrderSearchInput = z.object({
  search: z.string().trim().max(200).optional(),
  state: z.enum(['all', 'needsFix', 'held', 'waiting', 'published', 'filtered', 'cancelled']).default('all'),
  connectionId: Id.optional(),
  tag: z.string().max(200).optional(),
  cause: Cause.optional(),
  moved: z
    .object({ which: z.enum(['in', 'out']), from: z.iso.datetime(), until: z.iso.datetime().optional() })
    .optional(),
});

/** Where a page of a trail ended. */
export const TrailMark = z
  .string()
  .regex(/^\d{1,18}$/, 'This page mark is not one of ours. Load the list again.')
  .nullish();

/** A step of a flow. */
export const StepName = z.object({ flowId: Id, nodeId: z.string().min(1).max(64) });

/** Where the reader's day begins and ends. */
export const TimeZone = z.string().max(60).refine(isTimeZone, 'There is no such time zone.').default('UTC');

/** What a list of steps is narrowed down to. */
export const StepFilterInput = z.object({
  flowId: Id.optional(),
  connectionId: Id.optional(),
  kind: z.string().max(40).optional(),
  since: z.iso
    .datetime()
    .optional()
    .transform((text) => (text === undefined ? undefined : new Date(text))),
});
