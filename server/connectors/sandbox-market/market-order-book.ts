import { showFacts } from '../simulator-kit/demo-api/show-facts';
import { type DemoLine, type DemoOrder, generateOrder, type OrderWish } from '../simulator-kit/generate-order';
import { decimalText } from '../simulator-kit/minor-units';
import type { DemoPerson } from '../simulator-kit/people';
import { type FactList, type SimOrder, statusOf } from '../simulator-kit/sim-order';
import type { MarketOrder, WireAddress } from './wire';

/** The marketplace's own fields: all of an order but what the simulator kit keeps. */
export type MarketDetails = Omit<MarketOrder, 'id' | 'number' | 'status' | 'updated_at' | FactList>;

/** What the simulator writes into every answer and webhook. */
export const showOrder = (order: SimOrder<MarketDetails>): MarketOrder => ({
  id: order.id,
  number: order.number,
  status: statusOf(order),
  ...order.details,
  updated_at: order.updatedAt,
  ...showFacts(order),
});

/** A new order of the generator in the marketplace's words. */
export function inventDetails(wish: OrderWish, { marketplace, at }: { marketplace: string; at: Date }): MarketDetails {
  const order = generateOrder(wish);
  const { buyer, recipient, shipping, currency } = order;
  const totals = totalsOf(order);
  const placedAt = at.toISOString();
  return {
    marketplace,
    placed_at: placedAt,
    ship_by: new Date(at.getTime() + 2 * 86_400_000).toISOString(),
    currency,
    prices_include_tax: order.taxInPrices,
    buyer: { id: `buyer-${buyer.email}`, name: nameOf(buyer), email: buyer.email, phone: buyer.phone },
    ship_to: toWireAddress(recipient ?? buyer),
    bill_to: toWireAddress(buyer),
    lines: order.lines.map((line, index) => toWireLine(line, { order, id: String(index + 1), marketplace })),
    delivery: { method: shipping.title, code: shipping.code, price: decimalText(shipping.amount, currency) },
    payment: { method: order.paymentMethod, amount: totals.total, paid_at: placedAt },
    totals,
    gift_message: order.giftMessage,
    buyer_note: order.buyerNote,
    ...smallPrint({ marketplace, at, total: totals.total, currency }),
  };
}

/** What a marketplace tells besides, and nobody here reads: real orders are two thirds of this. */
const smallPrint = (order: { marketplace: string; at: Date; total: string; currency: string }) => ({
  api_version: '2026-04',
  sales_channel: { id: `${order.marketplace}-web`, kind: 'web', device: 'desktop', campaign: null },
  seller: { id: 'seller-0042', name: 'Workshop Store', legal_name: 'Workshop Trading Ltd', vat_id: null },
  commission: { rule: 'home-and-living-2026', base: order.total, currency: order.currency, invoiced_monthly: true },
  payout: { scheduled_for: new Date(order.at.getTime() + 14 * 86_400_000).toISOString(), reference: null },
  delivery_promise: {
    earliest: new Date(order.at.getTime() + 3 * 86_400_000).toISOString(),
    latest: new Date(order.at.getTime() + 6 * 86_400_000).toISOString(),
    guaranteed: false,
  },
  fraud_check: { state: 'passed', checked_at: order.at.toISOString() },
  returns_until: new Date(order.at.getTime() + 30 * 86_400_000).toISOString(),
});

function totalsOf({ lines, shipping, currency, taxInPrices }: DemoOrder): MarketOrder['totals'] {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const goods = sum(lines.map(({ unitPrice, quantity }) => unitPrice * quantity));
  const discount = sum(lines.map((line) => line.discount));
  const tax = sum(lines.map((line) => line.tax));
  const money = (minorUnits: number) => decimalText(minorUnits, currency);
  return {
    goods: money(goods),
    discount: money(discount),
    delivery: money(shipping.amount),
    tax: money(tax),
    total: money(goods - discount + shipping.amount + (taxInPrices ? 0 : tax)),
  };
}

function toWireLine(
  { product, quantity, unitPrice, discount, tax }: DemoLine,
  { order, id, marketplace }: { order: DemoOrder; id: string; marketplace: string },
) {
  const money = (minorUnits: number) => decimalText(minorUnits, order.currency);
  // Where tax comes on top, the marketplace pays it to the state itself, as they do in the United States.
  const collectedBy: 'seller' | 'marketplace' = order.taxInPrices ? 'seller' : 'marketplace';
  return {
    id,
    sku: product.sku,
    gtin: product.gtin,
    listing_id: `${marketplace}-${product.gtin}`,
    title: product.title,
    description: product.blurb,
    weight_grams: product.grams,
    category: ['Home', 'Kitchen and living'],
    condition: 'new',
    listing_url: `https://${marketplace}.example/listings/${product.gtin}`,
    variation: null,
    image_url: null,
    quantity,
    unit_price: money(unitPrice),
    discount: money(discount),
    total: money(unitPrice * quantity - discount),
    tax: { rate: order.taxRate, amount: money(tax), collected_by: collectedBy },
  };
}

const nameOf = ({ firstName, lastName }: DemoPerson) => `${firstName} ${lastName}`;

const toWireAddress = (person: DemoPerson): WireAddress => ({
  name: nameOf(person),
  street: person.street,
  extra: person.extra || null,
  city: person.city,
  region: person.region || null,
  postcode: person.postcode,
  country: person.country,
  phone: person.phone,
});
