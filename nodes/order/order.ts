import { z } from 'zod';
import { Assigned } from './assigned';
import { BundlePieces } from './bundle-pieces';
import { knownFact as known } from './known-fact';

/**
 * The canonical order: what every node sees, whichever channel it came from.
 * Facts are kept as quantities and money movements; statuses are derived from them (status.ts).
 * Every amount in an order is in `order.currency`. Times are ISO 8601 in UTC. Ids from outside are text.
 */

/** Decimal text in major units, e.g. "49.99", "-5", "1200". Never a float. */
export const Amount = z.string().regex(/^-?\d{1,18}(\.\d{1,8})?$/, 'must be a decimal number');
export type Amount = z.infer<typeof Amount>;
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency code');
export const Instant = z.iso.datetime();

/** Pieces or a measured quantity, at most three decimals. */
export const Quantity = z.number().nonnegative().max(1_000_000_000).multipleOf(0.001);

export const Address = z.object({
  name: z.string().optional(),
  company: z.string().optional(),
  lines: z.array(z.string()).max(6),
  city: z.string().optional(),
  region: z.string().optional(),
  postcode: z.string().optional(),
  /** ISO 3166-1 alpha-2, upper case. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
});
export type Address = z.infer<typeof Address>;

export const TaxLine = z.object({
  title: z.string().optional(),
  /** Decimal text of the rate as a fraction: "0.2" is 20 %. */
  rate: Amount.optional(),
  amount: Amount,
  /** True when `amount` is already inside the prices beside it. */
  includedInPrice: z.boolean(),
  /** Who pays it to the state. Tax the channel remits is never booked as the merchant's. */
  liableParty: z.enum(['merchant', 'channel', 'unknown']),
});
export type TaxLine = z.infer<typeof TaxLine>;

export const OrderLine = z.object({
  /** The line's id at the source; unique within the order. */
  id: z.string().min(1),
  sku: z.string().optional(),
  gtin: z.string().optional(),
  /** The channel's own article id: ASIN, listing and variation, offer id. */
  channelItemId: z.string().optional(),
  title: z.string(),
  kind: z.enum(['product', 'bundle', 'component', 'service', 'digital']),
  parentLineId: z.string().optional(),
  componentRatio: Quantity.optional(),
  packSize: Quantity.optional(),
  quantity: Quantity,
  /** Price of one, before discounts. */
  unitPrice: Amount,
  /** Reduction of the whole line, positive. */
  discount: Amount,
  taxes: z.array(TaxLine),
  /** What the line costs after discount: quantity × unitPrice − discount; tax inside or not as `order.taxMode` says. */
  total: Amount,
  /** What the source gave us; the other one was computed. */
  priceBasis: z.enum(['unit', 'line']),
  requiresShipping: z.boolean(),
  giftMessage: z.string().optional(),
  attributes: z.record(z.string(), z.string()),
  imageUrl: z.string().optional(),
});
export type OrderLine = z.infer<typeof OrderLine>;

/** An amount beside the lines: delivery, gift wrap, cash on delivery, eco fee. */
export const Charge = z.object({
  kind: z.enum(['shipping', 'fee']),
  title: z.string(),
  code: z.string().optional(),
  amount: Amount,
  taxes: z.array(TaxLine),
});
export type Charge = z.infer<typeof Charge>;

export const Payment = z.object({
  id: z.string().optional(),
  method: z.string(),
  amount: Amount,
  state: z.enum(['pending', 'authorized', 'paid', 'failed', 'voided']),
  at: Instant.optional(),
});

/** Which units of which line. `lineId` is the canonical line's id once folded into the order. */
export const LineQuantity = z.object({
  lineId: z.string().optional(),
  sku: z.string().optional(),
  quantity: Quantity,
  /** Told of a part of a bundle; `quantity` then says how many of the line became whole by it. */
  part: BundlePieces.optional(),
});
export type LineQuantity = z.infer<typeof LineQuantity>;

export const Parcel = z.object({
  carrier: z.string().optional(),
  carrierCode: z.string().optional(),
  service: z.string().optional(),
  trackingNumber: z.string().optional(),
  trackingUrl: z.string().optional(),
  items: z.array(LineQuantity),
});
export type Parcel = z.infer<typeof Parcel>;

export const Shipment = z.object({
  ...known,
  state: z.enum(['pending', 'shipped', 'delivered', 'voided']),
  parcels: z.array(Parcel).min(1),
  shippedAt: Instant.optional(),
});
export type Shipment = z.infer<typeof Shipment>;

export const Cancellation = z.object({
  ...known,
  requestedBy: z.enum(['customer', 'merchant', 'channel']),
  /** A request is a question with a deadline, not yet a cancellation. */
  stage: z.enum(['requested', 'accepted', 'rejected', 'executed', 'failed']),
  /** Explicit lines and quantities, always: "omitted means all" is how channels cancel too much. */
  items: z.array(LineQuantity),
  reason: z.string().optional(),
  respondBy: Instant.optional(),
  at: Instant.optional(),
});
export type Cancellation = z.infer<typeof Cancellation>;

export const Return = z.object({
  ...known,
  number: z.string().optional(),
  stage: z.enum(['requested', 'approved', 'declined', 'inTransit', 'received', 'closed', 'cancelled']),
  items: z.array(LineQuantity.extend({ reason: z.string().optional(), condition: z.string().optional() })),
  at: Instant.optional(),
});
export type Return = z.infer<typeof Return>;

export const Refund = z.object({
  ...known,
  stage: z.enum(['requested', 'pending', 'succeeded', 'failed']),
  amount: Amount,
  items: z.array(LineQuantity.extend({ amount: Amount })),
  shippingAmount: Amount.optional(),
  reason: z.string().optional(),
  /** True: the destination pays the buyer. False: the money has moved elsewhere and is only recorded. */
  movesMoney: z.boolean(),
  at: Instant.optional(),
});
export type Refund = z.infer<typeof Refund>;

/** A label or paper. Once its bytes are stored, `sha256` names them. */
export const OrderDocument = z.object({
  ...known,
  kind: z.enum(['label', 'returnLabel', 'packingSlip', 'invoice', 'customs']),
  shipmentId: z.string().optional(),
  mediaType: z.string().optional(),
  sha256: z.string().optional(),
  /** What it is called when saved or attached; null when nobody named it. */
  fileName: z.string().optional(),
  /** The document it was made of; what to know of it, such as why it could not be read or what its page was refused. */
  madeFrom: z.string().optional(),
  note: z.string().max(1000).optional(),
  /** Until the bytes are stored: Base64 as the channel sent it, and Base64 of the MD5 of what is inside where it tells that. */
  data: z.string().optional(),
  md5: z.string().optional(),
  url: z.string().optional(),
  at: Instant.optional(),
});
export type OrderDocument = z.infer<typeof OrderDocument>;

/** What a person put right, with what the source said then; null: nothing. See correct.ts. */
export const Correction = z.object({ field: z.string(), was: z.string().nullable(), value: z.string().nullable() });
export type Correction = z.infer<typeof Correction>;

export const Order = z.object({
  /** Where it was born. A fact, protected: no node can change it. */
  source: z.object({
    connectionId: z.string(),
    /** Connector id, e.g. "shopify". */
    channel: z.string(),
    orderId: z.string().min(1),
    number: z.string().min(1),
    basketId: z.string().optional(),
    marketplace: z.string().optional(),
    url: z.string().optional(),
  }),
  /** When the source last changed it; the newest copy wins. */
  updatedAt: Instant,
  placedAt: Instant,
  paidAt: Instant.optional(),
  acceptBy: Instant.optional(),
  shipBy: Instant.optional(),
  deliverBy: Instant.optional(),
  currency: Currency,
  taxMode: z.enum(['inclusive', 'exclusive', 'unknown']),
  buyer: z.object({
    ref: z.string().optional(),
    name: z.string().optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
    taxId: z.string().optional(),
  }),
  shipTo: Address.optional(),
  billTo: Address.optional(),
  /** `channel`: the marketplace's own warehouse ships it; it must not reach the merchant's. */
  fulfilledBy: z.enum(['merchant', 'channel']),
  shippingMethod: z.string().optional(),
  lines: z.array(OrderLine).min(1, 'an order needs at least one line'),
  charges: z.array(Charge),
  payments: z.array(Payment),
  /** As the source reports them; totals.ts compares them with the sum of the parts. */
  totals: z.object({
    subtotal: Amount,
    discount: Amount,
    shipping: Amount,
    tax: Amount,
    total: Amount,
  }),
  acceptance: z.enum(['none', 'awaiting', 'accepted', 'partial', 'refused']),
  payment: z.enum(['unknown', 'unpaid', 'authorized', 'paid', 'partiallyRefunded', 'refunded', 'voided', 'failed']),
  /** The source's own word for its status. */
  rawStatus: z.string().optional(),
  shipments: z.array(Shipment),
  cancellations: z.array(Cancellation),
  returns: z.array(Return),
  refunds: z.array(Refund),
  documents: z.array(OrderDocument),
  /** Effective tags: the source's and the assigned ones, each once. */
  tags: z.array(z.string()),
  note: z.string().optional(),
  attributes: z.record(z.string(), z.string()),
  assigned: Assigned,
  corrections: z.array(Correction).optional(),
});
export type Order = z.infer<typeof Order>;
