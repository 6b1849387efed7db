import { z } from 'zod';
import { type Operation, operations } from '../../../nodes/capability';
import { keysOf } from '../../../nodes/contract';

const BodyField = z.discriminatedUnion('from', [
  z.object({ to: z.string(), from: z.literal('path'), path: z.string(), as: z.enum(['number']).optional() }),
  z.object({ to: z.string(), from: z.literal('constant'), value: z.string() }),
]);
export type BodyField = z.infer<typeof BodyField>;

/** A request to another system as the form holds it; the connector's own schema checks it when it is saved. */
export const Endpoint = z.object({
  url: z.string(),
  method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
  body: z.array(BodyField).optional(),
  fileField: z.string().optional(),
  answerId: z.string().optional(),
  lookUp: z.string().optional(),
});
export type Endpoint = z.infer<typeof Endpoint>;

export type Outgoing = Readonly<Partial<Record<Operation, Endpoint>>>;
const Stored = z.partialRecord(z.enum(keysOf(operations)), Endpoint).catch({});

export const readOutgoing = (value: unknown): Outgoing => Stored.parse(value ?? {});

export const emptyEndpoint: Endpoint = { url: '', method: 'POST' };
