import { z } from 'zod';

/**
 * What a flow's author wants sent as it is, beside the orders and updates that connectors make by themselves: a request to a web
 * service, an email. Fields of the order are filled in already.
 */
export const Message = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    /** Behind the account's own address. */
    path: z.string(),
    /** `order`: the order as it is when it is sent. */
    body: z.discriminatedUnion('as', [
      z.object({ as: z.literal('nothing') }),
      z.object({ as: z.literal('order') }),
      z.object({ as: z.literal('fields'), fields: z.record(z.string(), z.string()) }),
    ]),
  }),
  z.object({
    kind: z.literal('email'),
    /** Addresses, at least one. */
    to: z.array(z.string()).min(1),
    subject: z.string(),
    /** Plain text. */
    text: z.string(),
    /** Documents of the order, named by their bytes; the name of the file is made where nobody gave it one. */
    attachments: z.array(z.object({ sha256: z.string(), fileName: z.string().nullable() })).default([]),
  }),
]);
export type Message = z.infer<typeof Message>;
export type MessageKind = Message['kind'];
