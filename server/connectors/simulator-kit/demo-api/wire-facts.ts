import { z } from 'zod';

/** Decimal text in the order's currency. */
export const WireDecimal = z.string().regex(/^-?\d{1,15}(\.\d{1,8})?$/);
export const WireTime = z.iso.datetime();

const Item = z.object({ line_id: z.string(), quantity: z.number() });
const Text = z.string().nullable();
const stamp = { id: z.string().min(1), at: WireTime, reference: Text };
const fact = { ...stamp, items: z.array(Item) };

/** What happened to an order, as the demo's channels write it beside the order's own fields. */
export const wireFacts = {
  shipments: z.array(
    z.object({ ...fact, carrier: Text, carrier_code: Text, service: Text, tracking_number: Text, tracking_url: Text }),
  ),
  cancellations: z.array(z.object({ ...fact, by: z.enum(['customer', 'merchant', 'channel']), reason: Text })),
  returns: z.array(z.object({ ...fact, stage: z.enum(['requested', 'received']), reason: Text })),
  refunds: z.array(
    z.object({
      ...fact,
      amount: WireDecimal,
      delivery_amount: WireDecimal.nullable(),
      reason: Text,
      moves_money: z.boolean(),
    }),
  ),
  documents: z.array(
    z.object({ ...stamp, kind: z.string(), media_type: z.string(), content: z.string(), shipment_id: Text }),
  ),
} as const;

const WireFacts = z.object(wireFacts);
export type WireFacts = z.infer<typeof WireFacts>;
