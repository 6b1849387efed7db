import { compareAmounts, multiplyAmount, subtractAmount } from '../../../nodes/order/amount';
import type { Address, Order, TaxLine } from '../../../nodes/order/order';
import type { WriteRequest } from '../contract';
import { scaleAmount } from '../exact';
import type { Settings } from './account';
import { lineProperty } from './line-units';
import type { OrderPlan, PlannedLine } from './order-plan';

interface Making {
  readonly request: WriteRequest;
  readonly plan: OrderPlan;
  /** SKU → variant id. */
  readonly variants: ReadonlyMap<string, string>;
  readonly settings: Settings;
}

/** The plan in the words of `orderCreate`. */
export function orderInput({ request, plan, variants, settings }: Making): Record<string, unknown> {
  const { order, reference } = request;
  const priced = (amount: string) => bagOf(amount, order.currency);
  return {
    currency: order.currency,
    presentmentCurrency: order.currency,
    taxesIncluded: plan.taxesIncluded,
    processedAt: order.placedAt,
    sourceIdentifier: reference,
    lineItems: plan.lines.map((line) => lineItem(line, { variants, order, taxesIncluded: plan.taxesIncluded })),
    shippingLines: plan.shipping.map(({ title, code, amount, taxes }) => ({
      title: order.assigned.shippingMethod || title,
      ...(code && { code }),
      priceSet: priced(amount),
      taxLines: taxes.map((tax) => taxLine(tax, { order, base: amount, taxesIncluded: plan.taxesIncluded })),
    })),
    tags: order.tags,
    customAttributes: attributesOf(order),
    ...paymentOf(order, settings),
    ...buyerOf(order),
  };
}

function buyerOf({ buyer, shipTo, billTo, assigned, note }: Order): Record<string, unknown> {
  const shippingAddress = mailingAddress(shipTo);
  const billingAddress = mailingAddress(billTo);
  const email = buyer.email || shipTo?.email;
  return {
    ...(shippingAddress && { shippingAddress }),
    ...(billingAddress && { billingAddress }),
    ...said({ email, phone: email ? undefined : buyer.phone || shipTo?.phone, note: assigned.note || note }),
  };
}

function lineItem(
  line: PlannedLine,
  { variants, order, taxesIncluded }: { variants: Making['variants']; order: Order; taxesIncluded: boolean },
): Record<string, unknown> {
  const base = multiplyAmount(line.unitPrice, line.quantity);
  return {
    // Without a variant it is a custom item: it has a title and a price, and moves no stock.
    ...(line.sku && { ...(variants.has(line.sku) && { variantId: variants.get(line.sku) }), sku: line.sku }),
    ...(line.lineId && { properties: [{ name: lineProperty, value: line.lineId }] }),
    title: line.title,
    quantity: line.quantity,
    priceSet: bagOf(line.unitPrice, order.currency),
    requiresShipping: line.requiresShipping,
    taxable: line.taxes.length > 0,
    taxLines: line.taxes.map((tax) => taxLine(tax, { order, base, taxesIncluded })),
  };
}

/** Shopify wants a rate with every tax; where the source gave none, the amounts tell it. */
function taxLine(
  { title, rate, amount, liableParty }: TaxLine,
  { order, base, taxesIncluded }: { order: Order; base: string; taxesIncluded: boolean },
) {
  const net = taxesIncluded ? subtractAmount(base, amount) : base;
  const told = compareAmounts(net, '0') > 0 ? scaleAmount(amount, { by: net, decimals: 6 }) : '0';
  return {
    title: title || 'Tax',
    rate: rate ?? told,
    priceSet: bagOf(amount, order.currency),
    channelLiable: liableParty === 'channel',
  };
}

const bagOf = (amount: string, currencyCode: string) => {
  const money = { amount, currencyCode };
  return { shopMoney: money, presentmentMoney: money };
};

/** Written down, not taken: the marketplace has the money. */
function paymentOf({ payment, totals, currency }: Order, { gateway }: Settings) {
  const isTaken = payment !== 'unpaid' && payment !== 'failed' && payment !== 'voided';
  if (!isTaken || Number(totals.total) === 0) return { financialStatus: isTaken ? 'PAID' : 'PENDING' };
  const kind = payment === 'authorized' ? 'AUTHORIZATION' : 'SALE';
  return { transactions: [{ kind, status: 'SUCCESS', gateway, amountSet: bagOf(totals.total, currency) }] };
}

function attributesOf({ source, attributes, assigned }: Order) {
  const all = {
    Channel: source.marketplace ?? source.channel,
    'Order number': source.number,
    ...attributes,
    ...assigned.attributes,
  };
  return Object.entries(all).map(([key, value]) => ({ key, value }));
}

/** Null without a country: Shopify would keep an address nobody can deliver to. */
export function mailingAddress(address: Address | undefined): Record<string, string> | null {
  if (!address?.country) return null;
  const { name = '', lines, company, city, region = '', postcode, country, phone } = address;
  const [address1, ...more] = lines.filter(Boolean);
  // A code where it looks like one; a name else, for Shopify to find the code of.
  const regionField = /^[A-Z0-9]{1,3}$/.test(region) ? 'provinceCode' : 'province';
  return said({
    ...splitName(name),
    company,
    address1,
    address2: more.join(', '),
    city,
    [regionField]: region,
    zip: postcode,
    countryCode: country,
    phone,
  });
}

/** Only what there is to say: an empty text would wipe what Shopify knows. */
function said(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Shopify wants a last name before a first one. */
function splitName(name: string): { firstName: string; lastName: string } {
  const cut = name.trim().lastIndexOf(' ');
  return { firstName: cut < 0 ? '' : name.slice(0, cut), lastName: name.slice(cut + 1) };
}
