import { z } from 'zod';
import { listOf, Text, Time } from './wire';

/** What Mirakl keeps beside its orders: shipments (ST11), returns (RT11), documents (OR72). */
const Tracking = z
  .object({
    carrier_code: Text,
    carrier_name: Text,
    tracking_number: Text,
    tracking_url: Text,
  })
  .nullish();

export const MiraklShipment = z.object({
  id: z.string().min(1),
  order_id: z.string().min(1),
  status: z.string(),
  created_date: Time.nullish(),
  last_updated_date: Time.nullish(),
  shipped_date: Time.nullish(),
  shipment_lines: listOf(
    z.object({ order_line_id: Text, offer_sku: Text, package_reference: Text, quantity: z.number() }),
  ),
  tracking: Tracking,
});
export type MiraklShipment = z.infer<typeof MiraklShipment>;

export const MiraklReturn = z.object({
  id: z.string().min(1),
  order_id: z.string().min(1),
  order_commercial_id: Text,
  /** RT11 says `state`, RT01 `status`. */
  state: Text,
  status: Text,
  rma: Text,
  reason_code: Text,
  date_created: Time.nullish(),
  last_updated: Time.nullish(),
  label_url: Text,
  return_lines: listOf(
    z.object({
      order_line_id: z.string(),
      quantity: z.number(),
      compliance: listOf(
        z.object({
          compliant: z.boolean().nullish(),
          non_compliance_reason_code: Text,
          non_compliance_additional_info: Text,
        }),
      ),
    }),
  ),
});
export type MiraklReturn = z.infer<typeof MiraklReturn>;

/** A document of an order; `content` is the Base64 of it where we fetched it. */
export const MiraklDocument = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  order_id: z.string().min(1),
  file_name: Text,
  type: Text,
  date_uploaded: Time.nullish(),
  content: z.string().nullish(),
});
export type MiraklDocument = z.infer<typeof MiraklDocument>;
