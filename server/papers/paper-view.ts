import { absoluteAmount, formatMoney, isZeroAmount, negateAmount } from '../../nodes/order/amount';
import type { Address, Order } from '../../nodes/order/order';

/** All a template can say. Amounts are text already, formatted by our own decimal arithmetic: templates do not calculate with money. */
export interface PaperView {
  readonly shop: { readonly name: string };
  readonly order: {
    readonly number: string;
    readonly date: string;
    readonly currency: string;
    readonly shipping_method: string | null;
    readonly note: string | null;
    readonly tags: readonly string[];
  };
  readonly buyer: {
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly tax_id: string | null;
  };
  readonly ship_to: AddressView | null;
  readonly bill_to: AddressView | null;
  readonly lines: readonly LineView[];
  readonly charges: readonly { readonly title: string; readonly amount: string }[];
  readonly totals: {
    readonly subtotal: string;
    /** Null where nothing was taken off; negative otherwise. */
    readonly discount: string | null;
    readonly shipping: string;
    readonly tax: string;
    readonly total: string;
    readonly tax_included: boolean;
  };
  readonly tracking_numbers: readonly string[];
  readonly today: string;
}

interface LineView {
  readonly title: string;
  readonly sku: string;
  readonly gtin: string;
  readonly quantity: number;
  readonly unit_price: string;
  readonly discount: string | null;
  readonly total: string;
  readonly gift_message: string | null;
}

interface AddressView {
  readonly name: string;
  readonly lines: readonly string[];
}

/** @param now UTC ISO. */
export function toPaperView(order: Order, { shop, now }: { readonly shop: string; readonly now: string }): PaperView {
  const money = (amount: string) => formatMoney(amount, { currency: order.currency, locale: 'en' });
  const reduction = (amount: string) => (isZeroAmount(amount) ? null : money(negateAmount(absoluteAmount(amount))));
  const { buyer, totals } = order;
  return {
    shop: { name: shop },
    order: {
      number: order.source.number,
      date: order.placedAt.slice(0, 10),
      currency: order.currency,
      shipping_method: order.shippingMethod ?? null,
      note: order.note ?? null,
      tags: order.tags,
    },
    buyer: {
      name: buyer.name ?? order.shipTo?.name ?? null,
      email: buyer.email ?? null,
      phone: buyer.phone ?? null,
      tax_id: buyer.taxId ?? null,
    },
    ship_to: order.shipTo ? toAddress(order.shipTo) : null,
    bill_to: order.billTo ? toAddress(order.billTo) : null,
    lines: order.lines.map((line) => ({
      title: line.title,
      sku: line.sku ?? '',
      gtin: line.gtin ?? '',
      quantity: line.quantity,
      unit_price: money(line.unitPrice),
      discount: reduction(line.discount),
      total: money(line.total),
      gift_message: line.giftMessage ?? null,
    })),
    charges: order.charges.map(({ title, amount }) => ({ title, amount: money(amount) })),
    totals: {
      subtotal: money(totals.subtotal),
      discount: reduction(totals.discount),
      shipping: money(totals.shipping),
      tax: money(totals.tax),
      total: money(totals.total),
      tax_included: order.taxMode === 'inclusive',
    },
    tracking_numbers: order.shipments.flatMap(({ parcels }) => parcels.flatMap((one) => one.trackingNumber ?? [])),
    today: now.slice(0, 10),
  };
}

const toAddress = ({ name, company, lines, city, region, postcode, country }: Address): AddressView => ({
  name: name ?? company ?? '',
  lines: [
    ...(name && company ? [company] : []),
    ...lines,
    [postcode, city].filter(Boolean).join(' '),
    [region, country].filter(Boolean).join(', '),
  ].filter((line) => line !== ''),
});
