import type { SimOrder } from '../../simulator-kit/sim-order';
import { connection, firstOf } from './connection';
import {
  type ShopAddress,
  type ShopDetails,
  type ShopFulfillment,
  type ShopLine,
  type ShopRefund,
  type ShopReturn,
  type ShopTax,
  type ShopTransaction,
  shipped,
  waiting,
} from './shop-state';
import { financialStatus, sumsOf } from './shop-sums';

/** An order as Shopify's own schema describes it; fields with arguments are functions. */
export function showOrder({ id, number, createdAt, updatedAt, details }: SimOrder<ShopDetails>) {
  const { processedAt, cancelledAt, cancelReason, taxesIncluded, email, phone, note, tags, sourceIdentifier } = details;
  return {
    __typename: 'Order',
    ...{ id, name: number, createdAt, updatedAt, processedAt, cancelledAt, cancelReason },
    ...{
      taxesIncluded,
      dutiesIncluded: false,
      email,
      phone,
      note,
      tags,
      sourceIdentifier,
      sourceName: 'web',
      poNumber: null,
    },
    presentmentCurrencyCode: details.currency,
    displayFinancialStatus: financialStatus(details),
    displayFulfillmentStatus: fulfillmentStatus(details),
    returnStatus: details.returns.length === 0 ? 'NO_RETURN' : 'IN_PROGRESS',
    customAttributes: details.attributes,
    shippingAddress: showAddress(details.shippingAddress),
    billingAddress: showAddress(details.billingAddress),
    additionalFees: [],
    ...showMoney(details),
    lineItems: connection(details.lines.map((line) => showLine(line, details))),
    fulfillments: firstOf(details.fulfillments.map((one) => showFulfillment(one, details))),
    refunds: firstOf(details.refunds.map((one) => showRefund(one, details))),
    returns: connection(details.returns.map((one) => showReturn(one, details))),
    metafield: ({ namespace, key }: { namespace: string; key: string }) => {
      const value = details.metafields[`${namespace}.${key}`];
      return value === undefined ? null : { id: `${id}/${key}`, key, value };
    },
  };
}

function showMoney(details: ShopDetails) {
  const bag = bagIn(details.currency);
  const sums = sumsOf(details);
  return {
    subtotalPriceSet: bag(sums.goods),
    totalDiscountsSet: bag(sums.discount),
    totalShippingPriceSet: bag(sums.delivery),
    totalTaxSet: bag(sums.tax),
    totalPriceSet: bag(sums.total),
    totalTipReceivedSet: bag('0'),
    originalTotalDutiesSet: null,
    transactions: firstOf(details.transactions.map((one) => showTransaction(one, bag))),
    shippingLines: connection(
      details.shipping.map(({ title, code, price, taxes }) => ({
        title,
        code,
        discountedPriceSet: bag(price),
        taxLines: taxes.map((tax) => showTax(tax, bag)),
      })),
    ),
  };
}

type Bag = ReturnType<typeof bagIn>;
const bagIn = (currencyCode: string) => (amount: string) => ({ presentmentMoney: { amount, currencyCode } });

function fulfillmentStatus(details: ShopDetails): string {
  const sent = details.lines.some(({ id }) => shipped(details, id) > 0);
  const isOpen = details.lines.some((line) => waiting(details, line) > 0);
  if (!sent) return 'UNFULFILLED';
  return isOpen ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
}

function showAddress(address: ShopAddress | null) {
  if (!address) return null;
  const { firstName, lastName, countryCode, ...rest } = address;
  return { id: 'address', ...rest, name: [firstName, lastName].filter(Boolean).join(' '), countryCodeV2: countryCode };
}

const showTax = ({ title, rate, amount, channelLiable }: ShopTax, bag: Bag) => ({
  title,
  rate: Number(rate),
  channelLiable,
  priceSet: bag(amount),
});

const showTransaction = ({ id, kind, status, gateway, amount, at, parentId }: ShopTransaction, bag: Bag) => ({
  id,
  kind,
  status,
  gateway,
  amountSet: bag(amount),
  processedAt: at,
  createdAt: at,
  parentTransaction: parentId === null ? null : { id: parentId },
});

export function showLine(line: ShopLine, details: ShopDetails) {
  const bag = bagIn(details.currency);
  const { id, sku, title, quantity, price, discount, properties, requiresShipping, variantId, taxes } = line;
  return {
    id,
    sku,
    name: title,
    quantity,
    unfulfilledQuantity: line.quantity - line.removed - shipped(details, id),
    requiresShipping,
    isGiftCard: false,
    customAttributes: properties,
    originalUnitPriceSet: bag(price),
    discountAllocations: discount === '0' ? [] : [{ allocatedAmountSet: bag(discount) }],
    taxLines: firstOf(taxes.map((tax) => showTax(tax, bag))),
    variant: variantId === null ? null : { id: variantId, sku, barcode: null },
  };
}

const lineById = (details: ShopDetails, lineId: string) => {
  const line = details.lines.find(({ id }) => id === lineId);
  return line && showLine(line, details);
};

export function showFulfillment(
  { id, status, at, deliveredAt, tracking, units }: ShopFulfillment,
  details: ShopDetails,
) {
  return {
    __typename: 'Fulfillment',
    id,
    status,
    displayStatus: deliveredAt ? 'DELIVERED' : status === 'SUCCESS' ? 'FULFILLED' : 'CANCELED',
    createdAt: at,
    deliveredAt,
    trackingInfo: firstOf(tracking),
    fulfillmentLineItems: connection(
      units.map((one) => ({ id: one.id, quantity: one.quantity, lineItem: lineById(details, one.lineId) })),
    ),
  };
}

export function showRefund({ id, at, note, amount, gateways, units }: ShopRefund, details: ShopDetails) {
  const bag = bagIn(details.currency);
  return {
    id,
    createdAt: at,
    note,
    totalRefundedSet: bag(amount),
    return: null,
    refundShippingLines: connection([]),
    transactions: connection(gateways.map((gateway) => ({ status: 'SUCCESS', gateway }))),
    refundLineItems: connection(
      units.map(({ lineId, quantity, restockType }) => ({
        quantity,
        restockType,
        subtotalSet: bag('0'),
        lineItem: lineById(details, lineId),
      })),
    ),
  };
}

export function showReturn({ id, status, at, units }: ShopReturn, details: ShopDetails) {
  const parts = details.fulfillments.flatMap((fulfillment) => fulfillment.units);
  return {
    id,
    name: `R-${id.slice(id.lastIndexOf('/') + 1)}`,
    status,
    createdAt: at,
    closedAt: status === 'CLOSED' ? at : null,
    returnLineItems: connection(
      units.map(({ partId, quantity, reason }) => ({
        __typename: 'ReturnLineItem',
        id: `${id}/${partId}`,
        quantity,
        returnReasonNote: reason,
        customerNote: null,
        fulfillmentLineItem: {
          id: partId,
          quantity,
          lineItem: lineById(details, parts.find((part) => part.id === partId)?.lineId ?? ''),
        },
      })),
    ),
  };
}
