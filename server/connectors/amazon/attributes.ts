import type { AmazonOrder, WireItem } from './wire';

type Known = Readonly<Record<string, string | null | undefined>>;

/** What rules may ask for and the model has no field of its own for. */
export function orderAttributes(wire: AmazonOrder): Record<string, string> {
  const { buyer, recipient, salesChannel, fulfillment, tax } = wire;
  const address = recipient?.deliveryAddress;
  return known({
    marketplaceId: salesChannel.marketplaceId,
    salesChannel: salesChannel.channelName,
    sellerOrderId: wire.orderAliases.find(({ aliasType }) => aliasType === 'SELLER_ORDER_ID')?.aliasId,
    purchaseOrderNumber: buyer?.buyerPurchaseOrderNumber,
    companyName: buyer?.buyerCompanyName,
    addressType: address?.addressType,
    deliveryCapabilities: recipient?.deliveryPreference?.deliveryCapabilities.join(', '),
    shipFrom: fulfillment?.shipByWindow?.earliestDateTime,
    deliverFrom: fulfillment?.deliverByWindow?.earliestDateTime,
    printLabelFrom: fulfillment?.labelPrintingWindow?.earliestDateTime,
    fulfillmentOrderIds: wire.fulfillmentOrders.map(({ fulfillmentOrderId }) => fulfillmentOrderId).join(', '),
    cardBrand: each(wire.payment?.paymentExecutions, ({ cardBrand }) => cardBrand),
    acquirerId: each(wire.payment?.paymentExecutions, ({ acquirerId }) => acquirerId),
    taxIdType: tax?.taxRegistrations.find(({ entityType }) => entityType === 'BUYER')?.taxRegistrationType,
    invoiceStatus: tax?.taxInvoicing?.invoiceStatus,
    invoicePreference: tax?.taxInvoicing?.buyerInvoicePreference,
    ...Object.fromEntries(
      wire.associatedOrders.map(({ associationType, orderId }) => [camel(associationType), orderId]),
    ),
    ...registrationAttributes(wire),
  });
}

/** "taxOffice" and the like, of the buyer's registration. */
const registrationAttributes = ({ tax }: AmazonOrder): Known =>
  Object.fromEntries(
    (tax?.taxRegistrations ?? [])
      .filter(({ entityType }) => entityType === 'BUYER')
      .flatMap(({ taxRegistrationAttributes }) => taxRegistrationAttributes)
      .map(({ key, value }) => [camel(key), value]),
  );

export function lineAttributes(item: WireItem, { packages }: Pick<AmazonOrder, 'packages'>): Record<string, string> {
  const { product, fulfillment, measurement, promotion, tax } = item;
  const { shipping, packing, picking } = fulfillment ?? {};
  return known({
    condition: product.condition?.conditionSubtype || product.condition?.conditionType,
    conditionNote: product.condition?.conditionNote,
    priceDesignation: product.price?.priceDesignation,
    customizationUrl: product.customization?.customizedUrl,
    transparencyCodes: packages
      .flatMap(({ packageItems }) => packageItems)
      .filter(({ orderItemId }) => orderItemId === item.orderItemId)
      .flatMap(({ transparencyCodes }) => transparencyCodes)
      .join(', '),
    serialNumbers: product.serialNumbers.join(', '),
    programs: item.programs.join(', '),
    measurement: measurement && measurement.unit !== 'COUNT' ? `${measurement.value} ${measurement.unit}` : null,
    promotions: promotion?.breakdowns.map(({ promotionId }) => promotionId).join(', '),
    giftWrap: packing?.giftOption?.giftWrapLevel,
    deliverFrom: shipping?.scheduledDeliveryWindow?.earliestDateTime,
    deliverBy: shipping?.scheduledDeliveryWindow?.latestDateTime,
    mustHave: constraintsOf(item),
    iossNumber: shipping?.internationalShipping?.iossNumber,
    taxScheme: tax?.taxCalculationBreakdowns.map(({ reportingScheme }) => reportingScheme).join(', '),
    taxCollectedBy: tax?.taxCollections.map(({ responsibleParty }) => responsibleParty).join(', '),
    substitution: picking?.substitutionPreference?.substitutionType,
    associatedItems: item.associatedOrderItems
      .map(({ associationType, orderId, orderItemId }) =>
        [associationType, orderId, orderItemId].filter(Boolean).join(' '),
      )
      .join(', '),
  });
}

const constraintsOf = ({ fulfillment }: WireItem) =>
  Object.entries(fulfillment?.shipping?.shippingConstraints ?? {})
    .filter(([, constraint]) => constraint === 'MANDATORY')
    .map(([name]) => name)
    .join(', ');

const each = <One>(list: readonly One[] | undefined, say: (one: One) => string | null | undefined) =>
  (list ?? []).flatMap((one) => say(one) || []).join(', ');

function known(attributes: Known): Record<string, string> {
  const said = Object.entries(attributes).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(said);
}

/** "REPLACEMENT_ORIGINAL_ID" → "replacementOriginalId". */
const camel = (name: string | null | undefined): string =>
  (name ?? 'related').toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
