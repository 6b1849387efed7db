import { worded } from './money';
import { firstInstruction, oneLine } from './people';
import type { EbayOrder, WireInstruction, WireLine, WireMoney } from './wire';

type Known = Readonly<Record<string, string | null | undefined>>;

/** What rules may ask for and the model has no field of its own for. */
export function orderAttributes(order: EbayOrder): Record<string, string> {
  const { buyer, pricingSummary, paymentSummary } = order;
  const { convertedFromValue, convertedFromCurrency } = pricingSummary.total;
  return known({
    sellerId: order.sellerId,
    salesRecord: order.salesRecordReference,
    taxIdType: buyer?.taxIdentifier?.taxIdentifierType,
    taxIdCountry: buyer?.taxIdentifier?.issuingCountry,
    taxAddress: oneLine(buyer?.taxAddress),
    buyerPays: convertedFromValue && convertedFromCurrency ? `${convertedFromValue} ${convertedFromCurrency}` : null,
    marketplaceFee: money(order.totalMarketplaceFee),
    dueToSeller: money(paymentSummary?.totalDueSeller),
    paymentHold: (paymentSummary?.payments ?? [])
      .flatMap(({ paymentHolds }) => paymentHolds)
      .map(holdText)
      .join('; '),
    ...programs(order),
    ...instructions(firstInstruction(order)),
  });
}

type Hold = NonNullable<EbayOrder['paymentSummary']>['payments'][number]['paymentHolds'][number];

const holdText = ({ sellerActionsToRelease: actions, ...hold }: Hold): string =>
  each([
    hold.holdReason,
    hold.holdState,
    money(hold.holdAmount),
    hold.expectedReleaseDate,
    hold.releaseDate,
    ...actions.map(({ sellerActionToRelease }) => sellerActionToRelease),
  ]);

const programs = ({ program }: EbayOrder): Known => ({
  authenticityCheck: each([
    program?.authenticityVerification?.status,
    program?.authenticityVerification?.outcomeReason,
  ]),
  vault: program?.ebayVault?.fulfillmentType,
  labelProvidedBy: program?.ebayShipping?.shippingLabelProvidedBy,
  returnsManagedBy: program?.ebayInternationalShipping?.returnsManagedBy,
});

function instructions(instruction: WireInstruction | undefined): Known {
  if (!instruction) return {};
  const { appointment, shippingStep, finalDestinationAddress, pickupStep } = instruction;
  return {
    deliveryType: instruction.fulfillmentInstructionsType,
    shippingCarrier: shippingStep?.shippingCarrierCode,
    throughEbay: instruction.ebaySupportedFulfillment ? 'yes' : null,
    shipToReference: shippingStep?.shipToReferenceId,
    finalDestination: oneLine(finalDestinationAddress),
    pickupAt: pickupStep?.merchantLocationKey,
    deliverFrom: instruction.minEstimatedDeliveryDate,
    appointment: appointment
      ? each([
          appointment.appointmentType,
          appointment.appointmentStatus,
          appointment.appointmentStartTime,
          appointment.appointmentEndTime,
          appointment.appointmentWindow,
          appointment.serviceProviderAppointmentDate,
        ])
      : null,
  };
}

export function lineAttributes(line: WireLine): Record<string, string> {
  const { giftDetails, itemLocation, lineItemFulfillmentInstructions: promise, properties, deliveryCost } = line;
  return known({
    variation: pairs(line.variationAspects.map(({ name, value }) => [name, value])),
    vehicle: pairs(
      line.compatibilityProperties.map((one) => [one.propertyDisplayName || one.propertyName, one.propertyValue]),
    ),
    soldFormat: line.soldFormat,
    listedAt: line.listingMarketplaceId,
    soldAt: line.purchaseMarketplaceId,
    shipsFrom: each([itemLocation?.location, itemLocation?.postalCode, itemLocation?.countryCode]),
    promotions: line.appliedPromotions
      .map(({ promotionId, description }) => each([promotionId, description]))
      .join('; '),
    giftRecipient: giftDetails?.recipientEmail,
    giftSender: giftDetails?.senderName,
    shipBy: promise?.shipByDate,
    deliverFrom: promise?.minEstimatedDeliveryDate,
    deliverBy: promise?.maxEstimatedDeliveryDate,
    guaranteedDelivery: yes(promise?.guaranteedDelivery),
    buyerProtection: yes(properties?.buyerProtection),
    bestOffer: yes(properties?.fromBestOffer),
    adCampaign: yes(properties?.soldViaAdCampaign),
    importCharges: money(deliveryCost?.importCharges),
    shippingIntermediationFee: money(deliveryCost?.shippingIntermediationFee),
    paidToEbay: paidToEbay(line),
    taxReferences: pairs(
      line.ebayCollectAndRemitTaxes.map(({ ebayReference }) => [ebayReference?.name, ebayReference?.value]),
    ),
    linkedItems: line.linkedOrderLineItems
      .map(({ orderId, lineItemId, sellerId, title, shipments }) =>
        each([
          orderId,
          lineItemId,
          sellerId,
          title,
          ...shipments.flatMap((one) => [one.shippingCarrierCode, one.shipmentTrackingNumber]),
        ]),
      )
      .join('; '),
  });
}

function paidToEbay({ ebayCollectedCharges }: WireLine): string {
  const { ebayShipping, charges = [] } = ebayCollectedCharges ?? {};
  const named = charges.map(({ chargeType, amount }) => each([worded(chargeType), money(amount)]));
  return [...(ebayShipping ? [`Delivery ${money(ebayShipping)}`] : []), ...named].join(', ');
}

const yes = (is: boolean | null | undefined) => (is ? 'yes' : null);
const money = (amount: WireMoney | null | undefined) => (amount ? `${amount.value} ${amount.currency}` : null);
const each = (words: readonly (string | null | undefined)[]) => words.filter(Boolean).join(' ');
const pairs = (list: readonly (readonly [string | null | undefined, string | null | undefined])[]) =>
  list
    .filter(([, value]) => value)
    .map(([name, value]) => (name ? `${name}: ${value}` : value))
    .join(', ');

function known(attributes: Known): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
