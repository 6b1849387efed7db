import { addAmounts, multiplyAmount, parseAmount, subtractAmount } from '../../../nodes/order/amount';
import type { Address, Charge, Order, OrderLine, TaxLine } from '../../../nodes/order/order';
import { lineProperty } from './line-units';
import type { ShopifyAddress, ShopifyLine, ShopifyOrder, ShopifyTax, ShopifyTransaction } from './wire';

export const toLine = (line: ShopifyLine, { taxesIncluded }: { taxesIncluded: boolean }): OrderLine => {
  const { id, sku, name, quantity, originalUnitPriceSet, discountAllocations, taxLines, variant } = line;
  const discount = addAmounts(...discountAllocations.map(({ allocatedAmountSet }) => allocatedAmountSet));
  return {
    id,
    ...(sku && { sku }),
    ...(variant?.barcode && { gtin: variant.barcode }),
    ...(variant && { channelItemId: variant.id }),
    title: name,
    kind: line.isGiftCard ? 'digital' : 'product',
    quantity,
    unitPrice: originalUnitPriceSet,
    discount,
    taxes: taxLines.map((tax) => toTax(tax, taxesIncluded)),
    total: subtractAmount(multiplyAmount(originalUnitPriceSet, quantity), discount),
    priceBasis: 'unit',
    requiresShipping: line.requiresShipping,
    attributes: attributesOf(line.customAttributes.filter(({ key }) => key !== lineProperty)),
  };
};

function toTax({ title, rate, channelLiable, priceSet }: ShopifyTax, taxesIncluded: boolean): TaxLine {
  const parsed = rate === null || rate === undefined ? null : parseAmount(rate);
  return {
    ...(title && { title }),
    ...(parsed?.ok && { rate: parsed.value }),
    amount: priceSet,
    includedInPrice: taxesIncluded,
    liableParty: channelLiable === true ? 'channel' : channelLiable === false ? 'merchant' : 'unknown',
  };
}

/** Delivery, and whatever else stands beside the lines. */
export function toCharges(order: ShopifyOrder): Charge[] {
  const taxes = (lines: readonly ShopifyTax[]) => lines.map((tax) => toTax(tax, order.taxesIncluded));
  const fee = (title: string, amount: string | null | undefined): Charge[] =>
    Number(amount ?? 0) === 0 ? [] : [{ kind: 'fee', title, amount: amount ?? '0', taxes: [] }];
  return [
    ...order.shippingLines.nodes.map(({ title, code, discountedPriceSet, taxLines }) => ({
      kind: 'shipping' as const,
      title,
      ...(code && { code }),
      amount: discountedPriceSet,
      taxes: taxes(taxLines),
    })),
    ...order.additionalFees.map(({ name, price, taxLines }) => ({
      kind: 'fee' as const,
      title: name,
      amount: price,
      taxes: taxes(taxLines),
    })),
    ...fee('Tip', order.totalTipReceivedSet),
    ...fee('Duties', order.dutiesIncluded ? null : order.originalTotalDutiesSet),
  ];
}

export function toAddress(address: ShopifyAddress): Address | null {
  if (!address) return null;
  const { name, company, address1, address2, city, province, provinceCode, zip, countryCodeV2, phone } = address;
  const region = provinceCode || province;
  return {
    ...(name && { name }),
    ...(company && { company }),
    lines: [address1, address2].flatMap((line) => line || []),
    ...(city && { city }),
    ...(region && { region }),
    ...(zip && { postcode: zip }),
    ...(countryCodeV2 && { country: countryCodeV2 }),
    ...(phone && { phone }),
  };
}

const paymentStates: Readonly<Record<string, Order['payments'][number]['state']>> = {
  SUCCESS: 'paid',
  PENDING: 'pending',
  AWAITING_RESPONSE: 'pending',
  UNKNOWN: 'pending',
  FAILURE: 'failed',
  ERROR: 'failed',
};

/** What was taken or set aside. An authorisation that was captured since counts as its capture. */
export function toPayments(transactions: readonly ShopifyTransaction[]): Order['payments'] {
  const captured = transactions.flatMap(({ parentTransaction }) => parentTransaction?.id ?? []);
  return transactions
    .filter(({ kind }) => ['SALE', 'CAPTURE', 'AUTHORIZATION'].includes(kind))
    .filter(({ id, kind }) => kind !== 'AUTHORIZATION' || !captured.includes(id))
    .map(({ id, kind, status, gateway, amountSet, processedAt, createdAt }) => ({
      id,
      method: gateway || 'unknown',
      amount: amountSet,
      state: kind === 'AUTHORIZATION' && status === 'SUCCESS' ? 'authorized' : (paymentStates[status] ?? 'pending'),
      at: processedAt ?? createdAt,
    }));
}

export const attributesOf = (pairs: readonly { key: string; value?: string | null | undefined }[]) =>
  Object.fromEntries(pairs.flatMap(({ key, value }) => (value ? [[key, value]] : [])));
