import type { Settings } from './account';

const address = 'fullName company streetLine1 streetLine2 city province postalCode countryCode phoneNumber';

/** The part of an order that writing needs: where it stands and what its lines are. */
export const standingSelection = (settings: Settings) => `
  id code state orderPlacedAt totalWithTax shippingWithTax ${customFields([settings.referenceField, settings.tagsField, settings.labelField, ...Object.values(settings.attributeFields)])}
  surcharges { sku }
  shippingAddress { ${address} }
  billingAddress { ${address} }
  payments { id state method amount transactionId refunds { id state total reason transactionId } }
  fulfillments { id state method trackingCode lines { orderLineId quantity } }
  lines {
    id quantity unitPriceWithTax productVariant { id sku }
    ${customFields([settings.lineReferenceField, settings.linePriceField])}
  }
  history(options: { take: 200, sort: { createdAt: ASC }, filter: { type: { in: ["ORDER_NOTE", "ORDER_CANCELLATION"] } } }) {
    items { id type data }
  }`;

/** The whole order, for reading. */
export const orderSelection = (settings: Settings) => `
  id code state updatedAt orderPlacedAt currencyCode
  totalWithTax
  ${customFields([settings.referenceField, settings.tagsField])}
  customer { id firstName lastName emailAddress phoneNumber }
  shippingAddress { ${address} }
  billingAddress { ${address} }
  shippingLines { price priceWithTax discountedPrice discountedPriceWithTax shippingMethod { code name } }
  surcharges { description priceWithTax price }
  lines {
    id quantity orderPlacedQuantity taxRate unitPriceWithTax proratedUnitPriceWithTax proratedLinePriceWithTax lineTax
    productVariant { id sku name } ${customFields([settings.lineReferenceField])}
  }
  fulfillments {
    id state method trackingCode updatedAt lines { orderLineId quantity }
    ${customFields([settings.trackingUrlField])}
  }
  payments {
    id state method amount createdAt updatedAt
    refunds {
      id state total shipping reason updatedAt lines { orderLineId quantity }
    }
  }
  history(options: {
    take: 200, sort: { createdAt: ASC }, filter: { type: { in: ["ORDER_CANCELLATION", "ORDER_FULFILLMENT_TRANSITION"] } }
  }) { items { id type createdAt data } }`;

/** A shop has the custom fields its owner made; asking for one it has not is an error. */
export function customFields(names: readonly string[]): string {
  const present = names.filter((name) => name !== '');
  return present.length ? `customFields { ${present.join(' ')} }` : '';
}
