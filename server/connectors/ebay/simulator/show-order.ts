import { decimalText } from '../../simulator-kit/minor-units';
import { openQuantity, type SimOrder, shippedQuantity, statusOf } from '../../simulator-kit/sim-order';
import { type EbayDetails, type EbayItem, moneyOfItem, type ReturnRequest } from './ebay-details';

type Shown = SimOrder<EbayDetails>;

const fulfillmentStatuses = {
  open: 'NOT_STARTED',
  cancelled: 'NOT_STARTED',
  partly_shipped: 'IN_PROGRESS',
  shipped: 'FULFILLED',
  returned: 'FULFILLED',
} as const;

/** An order in the words of the Fulfillment API; in lists eBay leaves out who asked for a cancellation. */
export function showOrder(order: Shown, { inList = false }: { inList?: boolean } = {}): Record<string, unknown> {
  const { details } = order;
  return {
    orderId: order.id,
    legacyOrderId: order.id,
    creationDate: order.createdAt,
    lastModifiedDate: order.updatedAt,
    orderFulfillmentStatus: fulfillmentStatuses[statusOf(order)],
    orderPaymentStatus: paymentStatus(details),
    sellerId: 'harbour_ceramics',
    buyer: { username: details.username, buyerRegistrationAddress: contactOf(details) },
    ...(details.note && { buyerCheckoutNotes: details.note }),
    pricingSummary: pricingOf(details),
    cancelStatus: cancelStatusOf(order, inList),
    paymentSummary: paymentsOf(order),
    fulfillmentStartInstructions: [
      {
        fulfillmentInstructionsType: 'SHIP_TO',
        ebaySupportedFulfillment: false,
        shippingStep: { shipTo: contactOf(details), shippingServiceCode: 'StandardShipping' },
      },
    ],
    fulfillmentHrefs: order.shipments.map((one) => `/shipping_fulfillment/${one.trackingNumber || '999'}`),
    lineItems: details.items.map((item) => showItem(order, item)),
    ebayCollectAndRemitTax: details.taxRate > 0,
    salesRecordReference: order.id.slice(-5),
  };
}

/** eBay drops zeros at the end, all but one. */
function moneyText(minorUnits: number, currency: string): string {
  const text = decimalText(minorUnits, currency);
  return text.includes('.') ? text.replace(/(\.\d+?)0+$/, '$1') : text;
}

const money = ({ currency }: EbayDetails, minorUnits: number) => ({ value: moneyText(minorUnits, currency), currency });
const plainMoney = ({ currency }: EbayDetails, value: string) => ({ value, currency });

function pricingOf(details: EbayDetails) {
  const parts = details.items.map((item) => moneyOfItem(details, item));
  const sum = (name: 'goods' | 'discount' | 'tax') => parts.reduce((total, part) => total + part[name], 0);
  const [goods, discount, tax] = [sum('goods'), sum('discount'), sum('tax')];
  return {
    priceSubtotal: money(details, goods),
    ...(discount > 0 && { priceDiscount: money(details, -discount) }),
    deliveryCost: money(details, details.shipping),
    ...(tax > 0 && { tax: money(details, tax) }),
    total: money(details, goods - discount + details.shipping + tax),
  };
}

const contactOf = ({ buyer }: EbayDetails) => ({
  fullName: `${buyer.firstName} ${buyer.lastName}`,
  contactAddress: {
    addressLine1: buyer.street,
    ...(buyer.extra && { addressLine2: buyer.extra }),
    city: buyer.city,
    stateOrProvince: buyer.region,
    postalCode: buyer.postcode,
    countryCode: buyer.country,
  },
  primaryPhone: { phoneNumber: buyer.phone },
  email: buyer.email,
});

function paymentStatus({ refunds, cancelRequests }: EbayDetails): string {
  if (refunds.length === 0) return 'PAID';
  return cancelRequests.some(({ state }) => state === 'COMPLETED') ? 'FULLY_REFUNDED' : 'PARTIALLY_REFUNDED';
}

function cancelStatusOf(order: Shown, inList: boolean) {
  const { cancelRequests } = order.details;
  const isOver = statusOf(order) === 'cancelled';
  const isAsked = cancelRequests.some(({ state }) => state === 'REQUESTED');
  return {
    cancelState: isOver ? 'CANCELED' : isAsked ? 'IN_PROGRESS' : 'NONE_REQUESTED',
    ...(isOver && { cancelledDate: order.cancellations[0]?.at ?? order.updatedAt }),
    cancelRequests: inList
      ? []
      : cancelRequests.map((one) => ({
          cancelRequestId: one.id,
          cancelInitiator: one.by,
          cancelReason: one.reason,
          cancelRequestState: one.state,
          cancelRequestedDate: one.requestedAt,
          ...(one.completedAt && { cancelCompletedDate: one.completedAt }),
        })),
  };
}

function paymentsOf({ id, createdAt, details }: Shown) {
  const { total } = pricingOf(details);
  return {
    totalDueSeller: total,
    payments: [
      { paymentMethod: 'EBAY', paymentReferenceId: id, paymentDate: createdAt, amount: total, paymentStatus: 'PAID' },
    ],
    refunds: details.refunds
      .filter(({ lines }) => lines.length === 0)
      .map((one) => ({ ...showRefund(details, one), refundStatus: one.status })),
  };
}

const showRefund = (details: EbayDetails, one: EbayDetails['refunds'][number]) => ({
  refundId: one.id,
  amount: plainMoney(details, one.amount),
  ...(one.status === 'REFUNDED' && { refundDate: one.at }),
});

function showItem(order: Shown, item: EbayItem) {
  const { details } = order;
  const { goods, discount, tax } = moneyOfItem(details, item);
  const day = 86_400_000;
  const from = Date.parse(order.createdAt);
  const taxes = tax > 0 ? [{ taxType: 'STATE_SALES_TAX', amount: money(details, tax) }] : [];
  return {
    lineItemId: item.id,
    legacyItemId: item.listingId,
    sku: item.product.sku,
    title: item.product.title,
    quantity: item.quantity,
    soldFormat: 'FIXED_PRICE',
    listingMarketplaceId: details.marketplaceId,
    purchaseMarketplaceId: details.marketplaceId,
    lineItemFulfillmentStatus: lineStatus(order, item),
    lineItemCost: money(details, goods),
    ...(discount > 0 && { discountedLineItemCost: money(details, goods - discount) }),
    total: money(details, goods - discount + tax),
    deliveryCost: { shippingCost: money(details, details.items[0] === item ? details.shipping : 0) },
    appliedPromotions: [],
    taxes,
    ...(tax > 0 && { ebayCollectAndRemitTaxes: taxes.map((one) => ({ ...one, collectionMethod: 'NET' })) }),
    refunds: details.refunds.flatMap((one) =>
      one.lines
        .filter(({ lineId }) => lineId === item.id)
        .map(({ amount }) => ({ ...showRefund(details, one), amount: plainMoney(details, amount) })),
    ),
    properties: { buyerProtection: true },
    lineItemFulfillmentInstructions: {
      shipByDate: new Date(from + 2 * day).toISOString(),
      minEstimatedDeliveryDate: new Date(from + 3 * day).toISOString(),
      maxEstimatedDeliveryDate: new Date(from + 5 * day).toISOString(),
      guaranteedDelivery: false,
    },
  };
}

function lineStatus(order: Shown, { id, quantity }: EbayItem): string {
  const shipped = shippedQuantity(order, id);
  if (shipped === 0) return 'NOT_STARTED';
  return shipped < quantity && openQuantity(order, id) > 0 ? 'IN_PROGRESS' : 'FULFILLED';
}

/** The id is the tracking number; without one it is always the same. */
export const showFulfillments = ({ shipments }: Shown) =>
  shipments.map((one) => ({
    fulfillmentId: one.trackingNumber || '999',
    ...(one.trackingNumber && { shipmentTrackingNumber: one.trackingNumber, shippingCarrierCode: one.carrier }),
    shippedDate: one.at,
    lineItems: one.items.map(({ lineId, quantity }) => ({ lineItemId: lineId, quantity })),
  }));

/** In the words of the Post-Order API (ReturnSummaryType). */
export function showReturn(order: Shown, one: ReturnRequest) {
  const item = order.details.items.find(({ id }) => id === one.lineId);
  return {
    returnId: one.id,
    orderId: order.id,
    buyerLoginName: order.details.username,
    currentType: 'MONEY_BACK',
    state: one.state,
    status: one.state === 'ITEM_READY_TO_SHIP' ? 'READY_FOR_SHIPPING' : one.state,
    creationInfo: {
      item: { itemId: item?.listingId ?? '', transactionId: one.lineId, returnQuantity: one.quantity },
      type: 'MONEY_BACK',
      reason: one.reason,
      reasonType: 'REMORSE',
      creationDate: { value: one.at },
    },
  };
}
