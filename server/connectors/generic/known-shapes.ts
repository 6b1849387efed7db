import type { FieldSource, Mapping } from '../../../nodes/order/mapping/mapping';
import { isRecord } from '../../../nodes/order/mapping/path';
import type { GenericSettings } from './settings';

/** A system whose orders we know by sight: then every field is proposed, also those the sample happens to lack. */
export interface KnownShape {
  readonly name: string;
  isIt(order: Readonly<Record<string, unknown>>): boolean;
  readonly settings: Pick<GenericSettings, 'signature' | 'signatureHeader' | 'topicHeader'>;
  readonly mapping: Omit<Mapping, 'root' | 'amounts' | 'times' | 'attributes'>;
}

const at = (path: string): FieldSource => ({ from: 'path', path });
const join = (...paths: string[]): FieldSource => ({ from: 'join', paths });
const always = (value: string): FieldSource => ({ from: 'constant', value });

const fulfillment = {
  fields: {
    id: at('id'),
    status: at('status'),
    carrier: at('tracking_company'),
    trackingNumber: at('tracking_number'),
    trackingUrl: at('tracking_url'),
    shippedAt: at('created_at'),
  },
  items: { path: 'line_items', fields: { lineId: at('id'), sku: at('sku'), quantity: at('quantity') } },
};

const shopifyAddress = <Prefix extends 'ship' | 'bill'>(prefix: Prefix, path: string) => ({
  [`${prefix}Name`]: at(`${path}.name`),
  [`${prefix}Company`]: at(`${path}.company`),
  [`${prefix}Line1`]: at(`${path}.address1`),
  [`${prefix}Line2`]: at(`${path}.address2`),
  [`${prefix}City`]: at(`${path}.city`),
  [`${prefix}Region`]: at(`${path}.province`),
  [`${prefix}Postcode`]: at(`${path}.zip`),
  [`${prefix}Country`]: at(`${path}.country_code`),
  [`${prefix}Phone`]: at(`${path}.phone`),
});

/** Shopify Admin REST 2026-07, resource Order, and its webhook topics (read 2026-11-22). */
const shopify: KnownShape = {
  name: 'Shopify',
  isIt: (order) =>
    Array.isArray(order['line_items']) && ('financial_status' in order || 'admin_graphql_api_id' in order),
  settings: { signature: 'hmacBase64', signatureHeader: 'x-shopify-hmac-sha256', topicHeader: 'x-shopify-topic' },
  mapping: {
    order: {
      id: at('id'),
      number: at('name'),
      placedAt: at('created_at'),
      updatedAt: at('updated_at'),
      cancelledAt: at('cancelled_at'),
      cancelReason: at('cancel_reason'),
      paymentStatus: at('financial_status'),
      currency: at('currency'),
      taxIncluded: at('taxes_included'),
      subtotal: at('total_line_items_price'),
      discount: at('total_discounts'),
      shipping: at('shipping_lines[].discounted_price'),
      shippingTax: at('shipping_lines[].tax_lines[].price'),
      fees: at('total_tip_received'),
      tax: at('total_tax'),
      total: at('total_price'),
      buyerId: at('customer.id'),
      buyerName: join('customer.first_name', 'customer.last_name'),
      buyerEmail: at('email'),
      buyerPhone: at('phone'),
      ...shopifyAddress('ship', 'shipping_address'),
      ...shopifyAddress('bill', 'billing_address'),
      shippingMethod: at('shipping_lines[].title'),
      tags: at('tags'),
      note: at('note'),
      url: at('order_status_url'),
    },
    lines: {
      path: 'line_items',
      fields: {
        id: at('id'),
        sku: at('sku'),
        title: at('name'),
        quantity: at('quantity'),
        unitPrice: at('price'),
        discount: at('discount_allocations[].amount'),
        tax: at('tax_lines[].price'),
        channelItemId: at('variant_id'),
        requiresShipping: at('requires_shipping'),
      },
    },
    shipments: { path: 'fulfillments', ...fulfillment },
    shipmentNotice: {
      fields: { orderId: at('order_id'), at: at('updated_at') },
      shipment: { path: '', ...fulfillment },
    },
    topics: {
      'orders/cancelled': 'cancellation',
      'fulfillments/create': 'shipment',
      'fulfillments/update': 'shipment',
      'orders/delete': 'ignore',
      'refunds/create': 'ignore',
    },
  },
};

const wooAddress = <Prefix extends 'ship' | 'bill'>(prefix: Prefix, path: string) => ({
  [`${prefix}Name`]: join(`${path}.first_name`, `${path}.last_name`),
  [`${prefix}Company`]: at(`${path}.company`),
  [`${prefix}Line1`]: at(`${path}.address_1`),
  [`${prefix}Line2`]: at(`${path}.address_2`),
  [`${prefix}City`]: at(`${path}.city`),
  [`${prefix}Region`]: at(`${path}.state`),
  [`${prefix}Postcode`]: at(`${path}.postcode`),
  [`${prefix}Country`]: at(`${path}.country`),
  [`${prefix}Phone`]: at(`${path}.phone`),
});

/** WooCommerce REST v3, resource order (read 2026-11-22). Its line amounts are without tax, whatever the shop shows its buyers. */
const wooCommerce: KnownShape = {
  name: 'WooCommerce',
  isIt: (order) => Array.isArray(order['line_items']) && 'date_created_gmt' in order && isRecord(order['billing']),
  settings: {
    signature: 'hmacBase64',
    signatureHeader: 'x-wc-webhook-signature',
    topicHeader: 'x-wc-webhook-topic',
  },
  mapping: {
    order: {
      id: at('id'),
      number: at('number'),
      placedAt: at('date_created_gmt'),
      updatedAt: at('date_modified_gmt'),
      paidAt: at('date_paid_gmt'),
      status: at('status'),
      paymentMethod: at('payment_method_title'),
      currency: at('currency'),
      taxIncluded: always('no'),
      discount: at('discount_total'),
      shipping: at('shipping_total'),
      shippingTax: at('shipping_tax'),
      fees: at('fee_lines[].total'),
      tax: at('total_tax'),
      total: at('total'),
      buyerId: at('customer_id'),
      buyerName: join('billing.first_name', 'billing.last_name'),
      buyerEmail: at('billing.email'),
      buyerPhone: at('billing.phone'),
      ...wooAddress('ship', 'shipping'),
      ...wooAddress('bill', 'billing'),
      shippingMethod: at('shipping_lines[].method_title'),
      note: at('customer_note'),
    },
    lines: {
      path: 'line_items',
      fields: {
        id: at('id'),
        sku: at('sku'),
        title: at('name'),
        quantity: at('quantity'),
        lineSubtotal: at('subtotal'),
        lineTotal: at('total'),
        tax: at('total_tax'),
        channelItemId: at('product_id'),
        imageUrl: at('image.src'),
      },
    },
    topics: { 'order.deleted': 'ignore' },
  },
};

export const knownShapes: readonly KnownShape[] = [shopify, wooCommerce];
