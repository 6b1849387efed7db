import { showFacts } from '../simulator-kit/demo-api/show-facts';
import { type DemoOrder, generateOrder, type OrderWish } from '../simulator-kit/generate-order';
import { decimalText } from '../simulator-kit/minor-units';
import type { DemoPerson } from '../simulator-kit/people';
import { type FactList, type SimOrder, statusOf } from '../simulator-kit/sim-order';
import type { NewStoreOrder, StoreAddress, StoreOrder } from './wire';

/** The shop's own fields: all of an order but what the simulator kit keeps. */
export type StoreDetails = Omit<
  StoreOrder,
  'id' | 'number' | 'external_reference' | 'status' | 'updated_at' | FactList
>;

export const showOrder = (order: SimOrder<StoreDetails>): StoreOrder => ({
  id: order.id,
  number: order.number,
  external_reference: order.reference,
  status: statusOf(order),
  ...order.details,
  updated_at: order.updatedAt,
  ...showFacts(order),
});

/** An order somebody placed in the shop itself. */
export function inventOrder(wish: OrderWish, at: Date): NewStoreOrder {
  const order = generateOrder(wish);
  const { buyer, recipient, shipping, currency } = order;
  const money = (minorUnits: number) => decimalText(minorUnits, currency);
  return {
    external_reference: null,
    source: null,
    placed_at: at.toISOString(),
    currency,
    prices_include_tax: order.taxInPrices,
    buyer: { name: nameOf(buyer), email: buyer.email, phone: buyer.phone },
    shipping_address: toAddress(recipient ?? buyer),
    billing_address: toAddress(buyer),
    shipping_method: shipping.title,
    lines: order.lines.map(({ product, quantity, unitPrice, discount, tax }) => ({
      external_line_id: null,
      sku: product.sku,
      custom: false,
      title: product.title,
      quantity,
      unit_price: money(unitPrice),
      discount: money(discount),
      tax: money(tax),
      total: money(unitPrice * quantity - discount),
    })),
    charges: [{ kind: 'shipping', title: shipping.title, amount: money(shipping.amount) }],
    totals: totalsOf(order),
    paid: true,
    tags: [],
    note: order.buyerNote,
    attributes: {},
  };
}

function totalsOf({ lines, shipping, taxInPrices, currency }: DemoOrder): NewStoreOrder['totals'] {
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

const nameOf = ({ firstName, lastName }: DemoPerson) => `${firstName} ${lastName}`;

const toAddress = (person: DemoPerson): StoreAddress => ({
  name: nameOf(person),
  company: null,
  lines: [person.street, person.extra].filter(Boolean),
  city: person.city,
  region: person.region || null,
  postcode: person.postcode,
  country: person.country,
  phone: person.phone,
});
