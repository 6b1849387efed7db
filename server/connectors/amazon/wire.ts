import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InboxRecord } from '../contract';

const Text = z.string().nullish();
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const Money = z.object({ amount: z.string(), currencyCode: z.string() });
export type WireMoney = z.infer<typeof Money>;

const Time = z.string().refine((time) => !Number.isNaN(Date.parse(time)), 'must be a time');
const TimeRange = z.object({ earliestDateTime: Time.nullish(), latestDateTime: Time.nullish() }).nullish();

const Address = z.object({
  name: Text,
  companyName: Text,
  addressLine1: Text,
  addressLine2: Text,
  addressLine3: Text,
  city: Text,
  districtOrCounty: Text,
  stateOrRegion: Text,
  municipality: Text,
  postalCode: Text,
  countryCode: Text,
  phone: Text,
  addressType: Text,
  extendedFields: z.object({ neighborhood: Text }).nullish(),
});
export type WireAddress = z.infer<typeof Address>;

const Breakdown = z.object({ type: z.string(), subtotal: Money });
const ItemBreakdown = Breakdown.extend({
  detailedBreakdowns: list(z.object({ subtype: Text, value: Money.nullish() })),
});

const OrderItem = z.object({
  orderItemId: z.string().min(1),
  quantityOrdered: z.number(),
  measurement: z.object({ unit: z.string(), value: z.number() }).nullish(),
  associatedOrderItems: list(z.object({ orderId: Text, orderItemId: Text, associationType: Text })),
  programs: list(z.string()),
  product: z.object({
    asin: Text,
    title: Text,
    sellerSku: Text,
    condition: z.object({ conditionType: Text, conditionSubtype: Text, conditionNote: Text }).nullish(),
    price: z.object({ unitPrice: Money.nullish(), priceDesignation: Text }).nullish(),
    serialNumbers: list(z.string()),
    customization: z.object({ customizedUrl: Text }).nullish(),
  }),
  proceeds: z.object({ proceedsTotal: Money.nullish(), breakdowns: list(ItemBreakdown) }).nullish(),
  promotion: z.object({ breakdowns: list(z.object({ promotionId: Text })) }).nullish(),
  cancellation: z
    .object({
      cancellationRequest: z.object({ requester: Text, cancelReason: Text }).nullish(),
      cancellationExecution: z.object({ cancelledBy: Text, cancelReason: Text }).nullish(),
    })
    .nullish(),
  fulfillment: z
    .object({
      quantityFulfilled: z.number().nullish(),
      quantityUnfulfilled: z.number().nullish(),
      picking: z.object({ substitutionPreference: z.object({ substitutionType: Text }).nullish() }).nullish(),
      packing: z.object({ giftOption: z.object({ giftMessage: Text, giftWrapLevel: Text }).nullish() }).nullish(),
      shipping: z
        .object({
          scheduledDeliveryWindow: TimeRange,
          shippingConstraints: z.record(z.string(), z.unknown()).nullish(),
          internationalShipping: z.object({ iossNumber: Text }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
  tax: z
    .object({
      taxCalculationBreakdowns: list(z.object({ reportingScheme: Text })),
      taxCollections: list(z.object({ model: Text, responsibleParty: Text })),
    })
    .nullish(),
});
export type WireItem = z.infer<typeof OrderItem>;

const Package = z.object({
  packageReferenceId: z.string().min(1),
  packageStatus: z.object({ status: z.string() }).nullish(),
  carrier: Text,
  shipTime: Time.nullish(),
  shippingService: Text,
  trackingNumber: Text,
  packageItems: list(z.object({ orderItemId: z.string(), quantity: z.number(), transparencyCodes: list(z.string()) })),
});
export type WirePackage = z.infer<typeof Package>;

/** An order of the Orders API 2026-01-01, as far as we read it; statuses are text, so that a new one is no reason to lose an order. */
export const AmazonOrder = z.object({
  orderId: z.string().min(1),
  orderAliases: list(z.object({ aliasId: z.string(), aliasType: z.string() })),
  createdTime: Time,
  lastUpdatedTime: Time,
  programs: list(z.string()),
  associatedOrders: list(z.object({ orderId: Text, associationType: Text })),
  salesChannel: z.object({ channelName: z.string(), marketplaceId: Text, marketplaceName: Text }),
  buyer: z
    .object({ buyerName: Text, buyerEmail: Text, buyerCompanyName: Text, buyerPurchaseOrderNumber: Text })
    .nullish(),
  recipient: z
    .object({
      deliveryAddress: Address.nullish(),
      deliveryPreference: z
        .object({ dropOffLocation: Text, addressInstruction: Text, deliveryCapabilities: list(z.string()) })
        .nullish(),
    })
    .nullish(),
  proceeds: z.object({ grandTotal: Money.nullish(), breakdowns: list(Breakdown) }).nullish(),
  payment: z
    .object({
      paymentExecutions: list(
        z.object({
          paymentMethod: Text,
          paymentAmount: Money.nullish(),
          authorizationCode: Text,
          acquirerId: Text,
          cardBrand: Text,
        }),
      ),
    })
    .nullish(),
  tax: z
    .object({
      taxRegistrations: list(
        z.object({
          entityType: Text,
          legalName: Text,
          taxRegistrationType: Text,
          taxRegistrationNumber: Text,
          taxRegistrationAddress: Address.nullish(),
          taxRegistrationAttributes: list(z.object({ key: Text, value: Text })),
        }),
      ),
      taxInvoicing: z.object({ buyerInvoicePreference: Text, invoiceStatus: Text }).nullish(),
    })
    .nullish(),
  fulfillment: z
    .object({
      fulfillmentStatus: z.string(),
      fulfilledBy: Text,
      fulfillmentServiceLevel: Text,
      shipByWindow: TimeRange,
      deliverByWindow: TimeRange,
      labelPrintingWindow: TimeRange,
    })
    .nullish(),
  orderItems: z.array(OrderItem),
  packages: list(Package),
  fulfillmentOrders: list(z.object({ fulfillmentOrderId: z.string() })),
});
export type AmazonOrder = z.infer<typeof AmazonOrder>;

/** A shipment bought through Amazon (Merchant Fulfillment v0), as far as its label goes. */
export const MfnShipment = z.looseObject({
  ShipmentId: z.string().min(1),
  AmazonOrderId: z.string().min(1),
  Label: z.looseObject({
    FileContents: z.looseObject({ Contents: z.string(), FileType: z.string(), Checksum: z.string() }),
  }),
  Status: z.string(),
  CreatedDate: Time,
  LastUpdatedDate: Time.nullish(),
});
export type MfnShipment = z.infer<typeof MfnShipment>;

/** What lies in the inbox: one or the other, as it came. */
export const AmazonRecord = z.union([z.object({ order: AmazonOrder }), z.object({ mfnShipment: MfnShipment })]);

/** Same content, same key: an order read again and again is stored once per change. */
export function inboxRecord(body: { order: unknown } | { mfnShipment: unknown }, orderId: string): InboxRecord {
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32);
  return { orderId, dedupeKey: `${orderId}:${hash}`, body };
}
