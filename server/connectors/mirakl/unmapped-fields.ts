import type { UnmappedGroup } from '../simulator-kit/unmapped-fields';

/** Reviewed 2026-11-24: everything in the official examples that the canonical order has no room for. README.md says it in words. */
export const unmappedFields: readonly UnmappedGroup[] = [
  {
    reason:
      'What the marketplace keeps of the sale, and what it pays the shop: a matter of accounting, not of the order.',
    fields: [
      'order.total_commission',
      'order.order_lines[].commission_fee',
      'order.order_lines[].commission_taxes[].*',
      'order.order_lines[].total_commission',
      'order.order_lines[].purchase_information.*',
      'order.order_lines[].taxes[].purchase_tax.*',
      'order.order_lines[].shipping_taxes[].purchase_tax.*',
      'order.order_lines[].cancelations[].commission_amount',
      'order.order_lines[].cancelations[].commission_total_amount',
      'order.order_lines[].cancelations[].purchase_information.*',
      'order.order_lines[].cancelations[].taxes[].purchase_tax.*',
      'order.order_lines[].cancelations[].shipping_taxes[].purchase_tax.*',
      'order.order_lines[].refunds[].commission_amount',
      'order.order_lines[].refunds[].commission_tax_amount',
      'order.order_lines[].refunds[].commission_taxes[].*',
      'order.order_lines[].refunds[].commission_total_amount',
      'order.order_lines[].refunds[].purchase_information.*',
      'order.order_lines[].refunds[].taxes[].purchase_tax.*',
      'order.order_lines[].refunds[].shipping_taxes[].purchase_tax.*',
    ],
  },
  {
    reason:
      'Who is to get which part of a cancelled amount, and its tax by kind: a refund in the canonical order is one amount per line.',
    fields: [
      'order.order_lines[].cancelations[].amount_breakdown.*',
      'order.order_lines[].cancelations[].shipping_amount_breakdown.*',
      'order.order_lines[].cancelations[].taxes[].amount_breakdown.*',
      'order.order_lines[].cancelations[].shipping_taxes[].amount_breakdown.*',
      'order.order_lines[].cancelations[].fees[].code',
      'order.order_lines[].cancelations[].taxes[].code',
      'order.order_lines[].cancelations[].taxes[].rate',
      'order.order_lines[].cancelations[].shipping_taxes[].code',
      'order.order_lines[].cancelations[].shipping_taxes[].rate',
      'order.order_lines[].refunds[].fees[].code',
      'order.order_lines[].refunds[].taxes[].code',
      'order.order_lines[].refunds[].taxes[].rate',
      'order.order_lines[].refunds[].shipping_taxes[].code',
      'order.order_lines[].refunds[].shipping_taxes[].rate',
    ],
  },
  {
    reason: 'Sums of what is read by line.',
    fields: ['order.price', 'order.shipping_price', 'order.order_taxes[].*', 'order.promotions.total_deduced_amount'],
  },
  {
    reason: 'Where a tax came from. Its amount, name and rate are read.',
    fields: [
      'order.order_lines[].tax_legal_notice',
      'order.order_lines[].refunds[].tax_legal_notice',
      'order.order_lines[].taxes[].origin_unit_amount',
      'order.order_lines[].taxes[].tax_calculation_rule',
      'order.order_lines[].shipping_taxes[].tax_calculation_rule',
    ],
  },
  {
    reason: 'Contributions to recycling schemes, which are inside the price: for reports to those schemes.',
    fields: ['order.order_lines[].eco_contributions[].*'],
  },
  {
    reason:
      'How the offer is kept in the marketplace’s catalogue, and the price it was crossed out from. The price paid is read.',
    fields: [
      'order.order_lines[].category_code',
      'order.order_lines[].category_label',
      'order.order_lines[].description',
      'order.order_lines[].offer_id',
      'order.order_lines[].offer_state_code',
      'order.order_lines[].order_line_index',
      'order.order_lines[].origin_unit_price',
      'order.order_lines[].price_additional_info',
      'order.order_lines[].product_medias[].mime_type',
      'order.order_lines[].product_shop_sku',
    ],
  },
  {
    reason: 'The warehouse a parcel leaves from or comes back to, which the shop knows better.',
    fields: ['order.order_lines[].shipping_from.*', 'shipments[].shipping_from.*', 'returns[].return_address.*'],
  },
  {
    reason:
      'People and papers beside the buyer and the two addresses: who books it, how they are addressed, which invoice they want.',
    fields: [
      'order.customer.accounting_contact.*',
      'order.customer.billing_address.civility',
      'order.customer.shipping_address.civility',
      'order.customer.civility',
      'order.customer.locale',
      'order.customer.delivery_contact.customer_id',
      'order.customer.delivery_contact.locale',
      'order.customer.organization.address.*',
      'order.customer.organization.identification_number',
      'order.customer.organization.organization_id',
      'order.invoice_details.*',
      'order.quote_id',
      'shipments[].invoice_reference',
    ],
  },
  {
    reason: 'Marks for the seller portal’s own lists: nothing is to be done because of them here.',
    fields: [
      'order.can_shop_ship',
      'order.has_customer_message',
      'order.has_incident',
      'order.has_invoice',
      'order.order_lines[].can_refund',
      'order.payment_workflow',
      'shipments[].status_customer_debit',
      'shipments[].payment_details',
      'shipments[].payment_details.*',
    ],
  },
  {
    reason:
      'Moments between those the canonical order has: placed, paid, to be shipped by, to be delivered by, changed, shipped.',
    fields: [
      'order.acceptance_decision_date',
      'order.delivery_date.earliest',
      'order.leadtime_to_ship',
      'order.order_lines[].created_date',
      'order.order_lines[].debited_date',
      'order.order_lines[].last_updated_date',
      'shipments[].created_date',
    ],
  },
  {
    reason: 'Labels and wider names beside codes and names that are read.',
    fields: [
      'order.channel.label',
      'order.order_state_reason_label',
      'order.order_lines[].order_line_state_reason_label',
      'order.shipping_carrier_standard_code',
      'order.shipping_type_standard_code',
      'order.shipping_zone_code',
      'order.shipping_zone_label',
      'shipments[].tracking.carrier_standard_code',
    ],
  },
  {
    reason: 'Where a parcel was seen on its way; it counts when it has left and when it has arrived.',
    fields: [
      'shipments[].tracking.carrier_estimated_delivery_date',
      'shipments[].tracking.carrier_estimated_delivery_date.*',
      'shipments[].tracking.last_known_location.*',
      'shipments[].tracking.milestones[].*',
      'shipments[].tracking.validity_status',
    ],
  },
  {
    reason: 'The shop’s own names for packages; those we gave are read.',
    fields: ['shipments[].shipment_lines[].package_reference'],
  },
  {
    reason: 'Custom fields of a shipment: a shipment in the canonical order has none.',
    fields: ['shipments[].shipment_additional_information[].*'],
  },
  {
    reason:
      'How a return travels, and words about it: a return in the canonical order has items, reasons, conditions and a label.',
    fields: [
      'returns[].description',
      'returns[].documents[].*',
      'returns[].method_code',
      'returns[].rejection_reason_code',
      'returns[].tracking',
      'returns[].tracking.*',
    ],
  },
  {
    reason: 'Used before reading: which order a part belongs to, and which documents are fetched.',
    fields: [
      'documents[].file_size',
      'documents[].order_id',
      'documents[].type',
      'returns[].order_commercial_id',
      'returns[].order_id',
      'shipments[].order_id',
    ],
  },
  {
    reason: 'Used when writing: what the marketplace allows, and which kind of value a custom field takes.',
    fields: ['order.can_cancel', 'order.order_lines[].order_line_additional_fields[].type'],
  },
  {
    reason: 'Read, but only certain values or its being there count, and the examples hold no other.',
    fields: [
      'order.customer.billing_address.country',
      'order.customer.shipping_address.country_iso_code',
      'order.order_tax_mode',
      'order.order_state_reason_code',
      'order.order_lines[].order_line_state',
      'order.order_lines[].order_line_state_reason_code',
      'order.order_lines[].received_date',
      'order.order_lines[].refunds[].id',
      'order.order_lines[].refunds[].state',
    ],
  },
];
