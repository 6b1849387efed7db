import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { decimalText } from '../simulator-kit/minor-units';
import { openQuantity, type SimOrder, type SimShipment, shippedQuantity, statusOf } from '../simulator-kit/sim-order';
import { type AmazonDetailItem, type AmazonDetails, type BoughtLabel, moneyOfItem, paidFor } from './simulator-orders';

type Shown = SimOrder<AmazonDetails>;

const statuses = {
  open: 'UNSHIPPED',
  partly_shipped: 'PARTIALLY_SHIPPED',
  shipped: 'SHIPPED',
  returned: 'SHIPPED',
  cancelled: 'CANCELLED',
} as const;

/** An order in the words of the Orders API 2026-01-01, with the data sets that were asked for. */
export function showOrder(order: Shown, included: readonly string[]): Record<string, unknown> {
  const { details } = order;
  const has = (name: string) => included.includes(name);
  return {
    orderId: order.id,
    createdTime: order.createdAt,
    lastUpdatedTime: order.updatedAt,
    salesChannel: {
      channelName: 'AMAZON',
      marketplaceId: details.marketplaceId,
      marketplaceName: details.marketplaceName,
    },
    ...(has('BUYER') && { buyer: buyerOf(details) }),
    ...(has('RECIPIENT') && details.released && { recipient: { deliveryAddress: addressOf(details) } }),
    ...(has('PROCEEDS') && details.released && { proceeds: { grandTotal: money(details)(paidFor(details)) } }),
    ...(has('FULFILLMENT') && { fulfillment: fulfillmentOf(order) }),
    orderItems: details.items.map((item) => showItem(order, { item, has })),
    ...(has('PACKAGES') && { packages: packagesOf(order) }),
  };
}

const money =
  ({ currency }: AmazonDetails) =>
  (amount: string) => ({ amount, currencyCode: currency });

const buyerOf = ({ buyer }: AmazonDetails) => ({
  buyerName: `${buyer.firstName} ${buyer.lastName}`,
  buyerEmail: buyer.email,
});

const addressOf = ({ buyer }: AmazonDetails) => ({
  name: `${buyer.firstName} ${buyer.lastName}`,
  addressLine1: buyer.street,
  ...(buyer.extra && { addressLine2: buyer.extra }),
  city: buyer.city,
  stateOrRegion: buyer.region,
  postalCode: buyer.postcode,
  countryCode: buyer.country,
  phone: buyer.phone,
  addressType: 'RESIDENTIAL',
});

function fulfillmentOf(order: Shown) {
  const day = 86_400_000;
  const from = Date.parse(order.createdAt);
  return {
    fulfillmentStatus: order.details.released ? statuses[statusOf(order)] : 'PENDING',
    fulfilledBy: 'MERCHANT',
    fulfillmentServiceLevel: 'STANDARD',
    shipByWindow: { earliestDateTime: order.createdAt, latestDateTime: new Date(from + 2 * day).toISOString() },
    deliverByWindow: {
      earliestDateTime: new Date(from + 3 * day).toISOString(),
      latestDateTime: new Date(from + 5 * day).toISOString(),
    },
  };
}

interface ShownItem {
  readonly item: AmazonDetailItem;
  readonly has: (name: string) => boolean;
}

function showItem(order: Shown, { item, has }: ShownItem) {
  const { details } = order;
  const { product, quantity, unitPrice, id } = item;
  const price = { unitPrice: money(details)(decimalText(unitPrice, details.currency)) };
  const cancellation = cancellationOf(order, item);
  return {
    orderItemId: id,
    quantityOrdered: quantity,
    product: {
      asin: `B0${product.gtin.slice(-8)}`,
      title: product.title,
      sellerSku: product.sku,
      condition: { conditionType: 'NEW', conditionSubtype: 'NEW' },
      ...(details.released && { price }),
    },
    ...(has('PROCEEDS') && details.released && { proceeds: proceedsOf(details, item) }),
    ...(has('CANCELLATION') && cancellation && { cancellation }),
    ...(has('FULFILLMENT') && {
      fulfillment: {
        quantityFulfilled: shippedQuantity(order, id),
        quantityUnfulfilled: openQuantity(order, id),
        ...(details.giftMessage && { packing: { giftOption: { giftMessage: details.giftMessage } } }),
      },
    }),
    ...(has('TAX') && details.taxRate > 0 && { tax: { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR' }] } }),
  };
}

function proceedsOf(details: AmazonDetails, item: AmazonDetailItem) {
  const parts = moneyOfItem(details, item);
  const amount = (minorUnits: number) => money(details)(decimalText(minorUnits, details.currency));
  const tax = parts.itemTax + parts.shippingTax;
  return {
    proceedsTotal: amount(parts.goods + parts.shipping + tax),
    breakdowns: [
      { type: 'ITEM', subtotal: amount(parts.goods) },
      ...(parts.shipping > 0 ? [{ type: 'SHIPPING', subtotal: amount(parts.shipping) }] : []),
      ...(tax > 0
        ? [
            {
              type: 'TAX',
              subtotal: amount(tax),
              detailedBreakdowns: [
                { subtype: 'ITEM', value: amount(parts.itemTax) },
                { subtype: 'SHIPPING', value: amount(parts.shippingTax) },
              ],
            },
          ]
        : []),
    ],
  };
}

const parties = { customer: 'BUYER', merchant: 'MERCHANT', channel: 'AMAZON' } as const;

function cancellationOf({ details, cancellations }: Shown, { id }: AmazonDetailItem) {
  const done = cancellations.find(({ items }) => items.some(({ lineId }) => lineId === id));
  const request = details.cancelRequest;
  if (!done && request === null) return null;
  return {
    ...(request !== null && { cancellationRequest: { requester: 'BUYER', cancelReason: request } }),
    ...(done && {
      cancellationExecution: { cancelledBy: parties[done.by], ...(done.reason && { cancelReason: done.reason }) },
    }),
  };
}

function packagesOf(order: Shown) {
  const items = (fact: Pick<SimShipment, 'items'>) =>
    fact.items.map(({ lineId, quantity }) => ({ orderItemId: lineId, quantity }));
  return [
    ...order.shipments.map((shipment) => ({
      packageReferenceId: shipment.reference ?? shipment.id,
      createdTime: shipment.at,
      packageStatus: { status: 'SHIPPED' },
      ...(shipment.carrier && { carrier: shipment.carrier }),
      shipTime: shipment.at,
      ...(shipment.service && { shippingService: shipment.service }),
      ...(shipment.trackingNumber && { trackingNumber: shipment.trackingNumber }),
      packageItems: items(shipment),
    })),
    ...order.details.labels.map(({ shipmentId, trackingId, createdAt }) => ({
      packageReferenceId: shipmentId,
      createdTime: createdAt,
      packageStatus: { status: 'PENDING' },
      carrier: 'UPS',
      trackingNumber: trackingId,
      packageItems: items({ items: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })) }),
    })),
  ];
}

/** Real bytes, unlike the cut-off stubs of Amazon's sandbox: Base64 of the gzipped document, and the MD5 of the document. */
export function showLabel(order: Shown, { shipmentId, mediaType, document, trackingId, createdAt }: BoughtLabel) {
  const bytes = Buffer.from(document, 'base64');
  const address = addressOf(order.details);
  const mfnAddress = {
    Name: address.name,
    AddressLine1: address.addressLine1,
    Email: order.details.buyer.email,
    City: address.city,
    PostalCode: address.postalCode,
    CountryCode: address.countryCode,
    Phone: address.phone,
  };
  const none = { CurrencyCode: order.details.currency, Amount: 0 };
  return {
    ShipmentId: shipmentId,
    AmazonOrderId: order.id,
    ItemList: order.lines.map(({ id, quantity }) => ({ OrderItemId: id, Quantity: quantity })),
    ShipFromAddress: mfnAddress,
    ShipToAddress: mfnAddress,
    PackageDimensions: { Length: 10, Width: 10, Height: 10, Unit: 'centimeters' },
    Weight: { Value: 500, Unit: 'g' },
    Insurance: none,
    ShippingService: {
      ShippingServiceName: 'UPS Standard',
      CarrierName: 'UPS',
      ShippingServiceId: 'UPS_PTP_STD',
      ShippingServiceOfferId: 'offer',
      ShipDate: createdAt,
      Rate: none,
      RateWithAdjustments: none,
      ShippingServiceOptions: { DeliveryExperience: 'NoTracking', CarrierWillPickUp: false },
      RequiresAdditionalSellerInputs: false,
    },
    Label: {
      Dimensions: { Length: 6, Width: 4, Unit: 'inches' },
      FileContents: {
        Contents: gzipSync(bytes).toString('base64'),
        FileType: mediaType,
        Checksum: createHash('md5').update(bytes).digest('base64'),
      },
      LabelFormat: 'PDF',
    },
    Status: 'Purchased',
    TrackingId: trackingId,
    CreatedDate: createdAt,
  };
}
