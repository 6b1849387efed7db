import { z } from 'zod';
import { parseAmount } from '../../../nodes/order/amount';

export const Text = z.string().nullish();
export const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
export const Time = z.string().refine((time) => !Number.isNaN(Date.parse(time)), 'must be a time');
export const Count = z.number().int().nonnegative();

/** eBay drops zeros at the end: "35.0". */
const Decimal = z.string().transform((text, context) => {
  const amount = parseAmount(text);
  if (amount.ok) return amount.value;
  context.addIssue({ code: 'custom', message: 'must be a decimal number' });
  return z.NEVER;
});

const Money = z.object({
  value: Decimal,
  currency: z.string(),
  convertedFromValue: Decimal.nullish(),
  convertedFromCurrency: Text,
});
export type WireMoney = z.infer<typeof Money>;

const Address = z.object({
  addressLine1: Text,
  addressLine2: Text,
  city: Text,
  county: Text,
  stateOrProvince: Text,
  postalCode: Text,
  countryCode: Text,
});
export type WireAddress = z.infer<typeof Address>;

const Contact = z.object({
  companyName: Text,
  fullName: Text,
  email: Text,
  primaryPhone: z.object({ phoneNumber: Text }).nullish(),
  contactAddress: Address.nullish(),
});
export type WireContact = z.infer<typeof Contact>;

const NamedValue = z.object({ name: Text, value: Text });
const Tax = z.object({ taxType: Text, amount: Money.nullish() });
export type WireTax = z.infer<typeof Tax>;
const Refund = z.object({
  amount: Money.nullish(),
  refundDate: Time.nullish(),
  refundId: Text,
  refundReferenceId: Text,
});
export type WireRefund = z.infer<typeof Refund>;
const Tracking = z.object({ shipmentTrackingNumber: Text, shippingCarrierCode: Text });
const promise = { minEstimatedDeliveryDate: Time.nullish(), maxEstimatedDeliveryDate: Time.nullish() };

const LineItem = z.object({
  lineItemId: z.string().min(1),
  legacyItemId: Text,
  legacyVariationId: Text,
  sku: Text,
  title: Text,
  quantity: Count,
  soldFormat: Text,
  listingMarketplaceId: Text,
  purchaseMarketplaceId: Text,
  lineItemFulfillmentStatus: Text,
  lineItemCost: Money,
  discountedLineItemCost: Money.nullish(),
  appliedPromotions: list(z.object({ description: Text, promotionId: Text, discountAmount: Money.nullish() })),
  taxes: list(Tax),
  ebayCollectAndRemitTaxes: list(Tax.extend({ ebayReference: NamedValue.nullish() })),
  ebayCollectedCharges: z
    .object({ ebayShipping: Money.nullish(), charges: list(z.object({ chargeType: Text, amount: Money.nullish() })) })
    .nullish(),
  deliveryCost: z.object({ importCharges: Money.nullish(), shippingIntermediationFee: Money.nullish() }).nullish(),
  refunds: list(Refund),
  giftDetails: z.object({ message: Text, recipientEmail: Text, senderName: Text }).nullish(),
  variationAspects: list(NamedValue),
  compatibilityProperties: list(z.object({ propertyDisplayName: Text, propertyName: Text, propertyValue: Text })),
  itemLocation: z.object({ countryCode: Text, location: Text, postalCode: Text }).nullish(),
  lineItemFulfillmentInstructions: z
    .object({ ...promise, shipByDate: Time.nullish(), guaranteedDelivery: z.boolean().nullish() })
    .nullish(),
  linkedOrderLineItems: list(
    z.object({ orderId: Text, lineItemId: Text, sellerId: Text, title: Text, shipments: list(Tracking) }),
  ),
  properties: z
    .object({
      buyerProtection: z.boolean().nullish(),
      fromBestOffer: z.boolean().nullish(),
      soldViaAdCampaign: z.boolean().nullish(),
    })
    .nullish(),
});
export type WireLine = z.infer<typeof LineItem>;

const Instruction = z.object({
  fulfillmentInstructionsType: Text,
  ebaySupportedFulfillment: z.boolean().nullish(),
  ...promise,
  finalDestinationAddress: Address.nullish(),
  appointment: z
    .object({
      appointmentType: Text,
      appointmentStatus: Text,
      appointmentStartTime: Text,
      appointmentEndTime: Text,
      appointmentWindow: Text,
      serviceProviderAppointmentDate: Text,
    })
    .nullish(),
  pickupStep: z.object({ merchantLocationKey: Text }).nullish(),
  shippingStep: z
    .object({
      shipTo: Contact.nullish(),
      shipToReferenceId: Text,
      shippingCarrierCode: Text,
      shippingServiceCode: Text,
    })
    .nullish(),
});
export type WireInstruction = z.infer<typeof Instruction>;

const CancelRequest = z.object({
  cancelRequestId: z.string().min(1),
  cancelInitiator: Text,
  cancelReason: Text,
  cancelRequestState: Text,
  cancelRequestedDate: Time.nullish(),
  cancelCompletedDate: Time.nullish(),
});
export type WireCancelRequest = z.infer<typeof CancelRequest>;

const Program = z.object({
  authenticityVerification: z.object({ outcomeReason: Text, status: Text }).nullish(),
  ebayShipping: z.object({ shippingLabelProvidedBy: Text }).nullish(),
  ebayVault: z.object({ fulfillmentType: Text }).nullish(),
  ebayInternationalShipping: z.object({ returnsManagedBy: Text }).nullish(),
  fulfillmentProgram: z.object({ fulfilledBy: Text }).nullish(),
});

/** An order of the Fulfillment API v1, as far as we read it; statuses are text, so that a new one is no reason to lose an order. */
export const EbayOrder = z.object({
  orderId: z.string().min(1),
  /** Not in eBay's description, but sent. */
  legacyOrderId: Text,
  creationDate: Time,
  lastModifiedDate: Time,
  orderFulfillmentStatus: Text,
  orderPaymentStatus: Text,
  salesRecordReference: Text,
  sellerId: Text,
  buyerCheckoutNotes: Text,
  buyer: z
    .object({
      username: Text,
      buyerRegistrationAddress: Contact.nullish(),
      taxAddress: Address.nullish(),
      taxIdentifier: z.object({ taxpayerId: Text, taxIdentifierType: Text, issuingCountry: Text }).nullish(),
    })
    .nullish(),
  cancelStatus: z
    .object({ cancelState: Text, cancelledDate: Time.nullish(), cancelRequests: list(CancelRequest) })
    .nullish(),
  fulfillmentStartInstructions: list(Instruction),
  lineItems: z.array(LineItem).min(1),
  paymentSummary: z
    .object({
      payments: list(
        z.object({
          amount: Money.nullish(),
          paymentDate: Time.nullish(),
          paymentMethod: Text,
          paymentReferenceId: Text,
          paymentStatus: Text,
          paymentHolds: list(
            z.object({
              holdReason: Text,
              holdState: Text,
              holdAmount: Money.nullish(),
              expectedReleaseDate: Text,
              releaseDate: Text,
              sellerActionsToRelease: list(z.object({ sellerActionToRelease: Text })),
            }),
          ),
        }),
      ),
      refunds: list(Refund.extend({ refundStatus: Text })),
      totalDueSeller: Money.nullish(),
    })
    .nullish(),
  pricingSummary: z.object({
    priceSubtotal: Money.nullish(),
    priceDiscount: Money.nullish(),
    deliveryCost: Money.nullish(),
    deliveryDiscount: Money.nullish(),
    fee: Money.nullish(),
    adjustment: Money.nullish(),
    tax: Money.nullish(),
    total: Money,
  }),
  program: Program.nullish(),
  totalMarketplaceFee: Money.nullish(),
});
export type EbayOrder = z.infer<typeof EbayOrder>;
