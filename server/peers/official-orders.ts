import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { addAmounts, multiplyAmount, subtractAmount } from '../../nodes/order/amount';
import { Order } from '../../nodes/order/order';

/** The published example orders of Shopify and WooCommerce, as canonical orders. */
export const officialOrder = {
  shopify: (file: string) => toShopifyOrder(fixture(`shopify/rest-2026-07/${file}`)),
  woo: (file: string) => toWooOrder(fixture(`woocommerce/wp-api-v3/${file}`)),
};

const fixture = (path: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../../shared/fixtures/${path}`, import.meta.url)), 'utf8'));

const nothingYet = {
  fulfilledBy: 'merchant',
  acceptance: 'none',
  payment: 'paid',
  shipments: [],
  cancellations: [],
  returns: [],
  refunds: [],
  documents: [],
  attributes: {},
  assigned: { tags: [], attributes: {} },
};

const taxOnTop = (amount: string) => ({ amount, includedInPrice: false, liableParty: 'merchant' });

const ShopifyTax = z.object({ price: z.string() });
const ShopifyAnswer = z.object({
  response: z.object({
    order: z.unknown().optional(),
    orders: z.array(z.unknown()).optional(),
  }),
});
const ShopifyOrder = z.object({
  id: z.number(),
  name: z.string(),
  created_at: z.string(),
  currency: z.string(),
  email: z.string().nullable(),
  tags: z.string(),
  subtotal_price: z.string(),
  total_discounts: z.string(),
  total_tax: z.string(),
  total_price: z.string(),
  shipping_address: z
    .object({
      name: z.string(),
      address1: z.string(),
      address2: z.string().nullable(),
      city: z.string(),
      province: z.string().nullable(),
      zip: z.string(),
      country_code: z.string(),
      phone: z.string().nullable(),
    })
    .nullish(),
  shipping_lines: z.array(z.object({ title: z.string(), price: z.string(), tax_lines: z.array(ShopifyTax) })),
  line_items: z.array(
    z.object({
      id: z.number(),
      sku: z.string().nullable(),
      title: z.string(),
      quantity: z.number(),
      price: z.string(),
      discount_allocations: z.array(z.object({ amount: z.string() })),
      tax_lines: z.array(ShopifyTax),
    }),
  ),
});

function toShopifyOrder(json: unknown): Order {
  const { response } = ShopifyAnswer.parse(json);
  const wire = ShopifyOrder.parse(response.order ?? response.orders?.[0]);
  const address = wire.shipping_address;
  const placedAt = new Date(wire.created_at).toISOString();
  return Order.parse({
    ...nothingYet,
    source: { connectionId: 'c-shopify', channel: 'shopify', orderId: String(wire.id), number: wire.name },
    updatedAt: placedAt,
    placedAt,
    currency: wire.currency,
    taxMode: 'exclusive',
    buyer: { ...(address && { name: address.name }), ...(wire.email && { email: wire.email }) },
    ...(address && { shipTo: shopifyAddress(address) }),
    lines: wire.line_items.map(shopifyLine),
    charges: wire.shipping_lines.map(({ title, price, tax_lines }) => ({
      kind: 'shipping',
      title,
      amount: price,
      taxes: tax_lines.map((tax) => taxOnTop(tax.price)),
    })),
    payments: [],
    totals: {
      subtotal: wire.subtotal_price,
      discount: wire.total_discounts,
      shipping: addAmounts(...wire.shipping_lines.map(({ price }) => price)),
      tax: wire.total_tax,
      total: wire.total_price,
    },
    tags: wire.tags.split(', ').filter(Boolean),
  });
}

const shopifyAddress = (address: NonNullable<z.infer<typeof ShopifyOrder>['shipping_address']>) => ({
  name: address.name,
  lines: [address.address1, address.address2].filter(Boolean),
  city: address.city,
  ...(address.province && { region: address.province }),
  postcode: address.zip,
  country: address.country_code,
  ...(address.phone && { phone: address.phone }),
});

function shopifyLine(line: z.infer<typeof ShopifyOrder>['line_items'][number]) {
  const discount = addAmounts(...line.discount_allocations.map(({ amount }) => amount));
  return {
    id: String(line.id),
    ...(line.sku && { sku: line.sku }),
    title: line.title,
    kind: 'product',
    quantity: line.quantity,
    unitPrice: line.price,
    discount,
    taxes: line.tax_lines.map(({ price }) => taxOnTop(price)),
    total: subtractAmount(multiplyAmount(line.price, line.quantity), discount),
    priceBasis: 'unit',
    requiresShipping: true,
    attributes: {},
  };
}

const WooAddress = z.object({
  first_name: z.string(),
  last_name: z.string(),
  address_1: z.string(),
  city: z.string(),
  state: z.string(),
  postcode: z.string(),
  country: z.string(),
});
const WooOrder = z.object({
  id: z.number(),
  number: z.string(),
  currency: z.string(),
  date_created_gmt: z.string(),
  total: z.string(),
  total_tax: z.string(),
  discount_total: z.string(),
  shipping_total: z.string(),
  billing: WooAddress.extend({ email: z.string(), phone: z.string() }),
  shipping: WooAddress,
  line_items: z.array(
    z.object({
      id: z.number(),
      sku: z.string(),
      name: z.string(),
      product_id: z.number(),
      variation_id: z.number(),
      quantity: z.number(),
      subtotal: z.string(),
      total: z.string(),
      total_tax: z.string(),
      price: z.number(),
    }),
  ),
  shipping_lines: z.array(z.object({ method_title: z.string(), total: z.string(), total_tax: z.string() })),
});

function toWooOrder(json: unknown): Order {
  const wire = WooOrder.parse(json);
  return Order.parse({
    ...nothingYet,
    source: { connectionId: 'c-woo', channel: 'woocommerce', orderId: String(wire.id), number: wire.number },
    updatedAt: `${wire.date_created_gmt}Z`,
    placedAt: `${wire.date_created_gmt}Z`,
    currency: wire.currency,
    taxMode: 'exclusive',
    buyer: { name: `${wire.billing.first_name} ${wire.billing.last_name}`, email: wire.billing.email },
    shipTo: wooAddress(wire.shipping),
    billTo: { ...wooAddress(wire.billing), phone: wire.billing.phone },
    lines: wire.line_items.map((line) => ({
      id: String(line.id),
      ...(line.sku && { sku: line.sku }),
      channelItemId: String(line.variation_id || line.product_id),
      title: line.name,
      kind: 'product',
      quantity: line.quantity,
      unitPrice: String(line.price),
      discount: subtractAmount(line.subtotal, line.total),
      taxes: [taxOnTop(line.total_tax)],
      total: line.total,
      priceBasis: 'line',
      requiresShipping: true,
      attributes: {},
    })),
    charges: wire.shipping_lines.map((line) => ({
      kind: 'shipping',
      title: line.method_title,
      amount: line.total,
      taxes: [taxOnTop(line.total_tax)],
    })),
    payments: [],
    totals: {
      subtotal: addAmounts(...wire.line_items.map(({ subtotal }) => subtotal)),
      discount: wire.discount_total,
      shipping: wire.shipping_total,
      tax: wire.total_tax,
      total: wire.total,
    },
    tags: [],
  });
}

const wooAddress = (address: z.infer<typeof WooAddress>) => ({
  name: `${address.first_name} ${address.last_name}`,
  lines: [address.address_1],
  city: address.city,
  region: address.state,
  postcode: address.postcode,
  country: address.country,
});
