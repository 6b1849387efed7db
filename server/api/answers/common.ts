import { z } from 'zod';
import { FlowDocument } from '../../../nodes/graph/flow-document';
import { Order } from '../../../nodes/order/order';
import { Problem } from '../../../nodes/problem';
import { Reason } from '../../../nodes/rule/reason';

/** Names under which the OpenAPI document keeps what occurs in many places. */
export const named = z.registry<{ id: string }>();

export const Id = z.uuid();
export const When = z.iso.datetime().describe('UTC');
export const Nothing = z.object({});

/** A page of a list; `nextCursor` goes into `cursor` for the page after it and is null at the end. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    nextCursor: z.string().nullable().describe('Send it as `cursor` for the next page. Null: there is none.'),
  });

/** A result for each of several: one that failed says why. */
export const resultOf = <Value extends z.ZodType>(value: Value) =>
  z.union([z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), problems: z.array(Problem) })]);

FlowDocument.register(named, { id: 'Drawing' });
Order.register(named, { id: 'CanonicalOrder' });
Problem.register(named, { id: 'Problem' });
Reason.register(named, { id: 'Reason' });
