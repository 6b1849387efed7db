import type { UnmappedGroup } from '../simulator-kit/unmapped-fields';

/** Reviewed 2026-11-23: everything in the official examples that the canonical order has no room for. README.md says it in words. */
export const unmappedFields: readonly UnmappedGroup[] = [
  {
    reason: 'Addresses of the API itself; the order’s own address is its page in the shop.',
    fields: ['order._links.*', 'order.refunds[].refund', 'refunds[]._links.*'],
  },
  {
    reason: 'The same moments once more by the shop’s own clock, without saying its zone. The UTC ones are read.',
    fields: [
      'order.date_created',
      'order.date_modified',
      'order.date_paid',
      'order.date_completed',
      'refunds[].date_created',
    ],
  },
  {
    reason:
      'Sums of what is read by line, delivery and fee; the order’s total and total tax are read and compared with those.',
    fields: [
      'order.cart_tax',
      'order.discount_tax',
      'order.shipping_tax',
      'order.line_items[].price',
      'order.line_items[].subtotal_tax',
      'order.line_items[].taxes[].subtotal',
      'order.tax_lines[].tax_total',
      'order.tax_lines[].shipping_tax_total',
      'refunds[].line_items[].price',
      'refunds[].line_items[].subtotal',
      'refunds[].line_items[].subtotal_tax',
      // Summed up in the order, whole in the refund; where the refund was fetched, its own amount is read.
      'order.refunds[].total',
    ],
  },
  {
    reason: 'How the shop keeps its books: keys, versions, table rows, who pressed the button.',
    fields: [
      'order.cart_hash',
      'order.created_via',
      'order.order_key',
      'order.parent_id',
      'order.version',
      'order.meta_data[].id',
      'order.line_items[].meta_data[].id',
      'order.shipping_lines[].id',
      'order.tax_lines[].id',
      'order.tax_lines[].rate_code',
      'order.line_items[].tax_class',
      'refunds[].line_items[].id',
      'refunds[].line_items[].meta_data[].id',
      'refunds[].line_items[].tax_class',
      'refunds[].refunded_by',
    ],
  },
  {
    reason: 'A refund’s line names the order’s line, which has these.',
    fields: ['refunds[].line_items[].name', 'refunds[].line_items[].product_id', 'refunds[].line_items[].variation_id'],
  },
  {
    reason: 'Traces of the buyer’s browser: nobody needs them to fulfil an order.',
    fields: ['order.customer_ip_address', 'order.customer_user_agent'],
  },
  {
    reason: 'How prices were typed into the shop. In orders all amounts are without tax, whatever it says.',
    fields: ['order.prices_include_tax'],
  },
  {
    reason: 'Short names beside the ones people see, which are read; they count where those are missing.',
    fields: ['order.payment_method'],
  },
  {
    reason:
      'Custom fields that begin with an underscore are a plug-in’s own. Those that hold parcels, VAT numbers and our references are read.',
    fields: ['order.meta_data[].value'],
  },
  {
    reason: 'WooCommerce’s note to itself which products a delivery line is for.',
    fields: ['order.shipping_lines[].meta_data[].*'],
  },
  {
    reason: 'Zero in every example, and then nobody’s tax; read where it is not zero.',
    fields: ['order.shipping_lines[].total_tax'],
  },
  {
    reason:
      'Whether the gateway has paid: counts on orders that came from a marketplace, which these examples did not.',
    fields: ['refunds[].refunded_payment'],
  },
  {
    reason:
      'Whether one rate is put on top of another: decides how a net amount is found when writing, not what a tax comes to.',
    fields: ['order.tax_lines[].compound'],
  },
];
