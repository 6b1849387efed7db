/** How a field's value is read. */
export type FieldKind = 'text' | 'amount' | 'quantity' | 'time' | 'country' | 'yesNo' | 'tags';

export interface MappableField {
  readonly label: string;
  readonly kind: FieldKind;
  /** Orders without it cannot be read. */
  readonly required?: true;
  readonly help?: string;
}

type AddressFields<Prefix extends string> = Readonly<
  Record<`${Prefix}${TextPart}`, { label: string; kind: 'text' }> &
    Record<`${Prefix}Country`, { label: string; kind: 'country' }>
>;
type TextPart = 'Name' | 'Company' | 'Line1' | 'Line2' | 'City' | 'Region' | 'Postcode' | 'Phone';

const addressFields = <Prefix extends 'ship' | 'bill'>(prefix: Prefix, who: string) =>
  // Keys put together from a prefix are plain text to the compiler; the type above says which they are.
  ({
    [`${prefix}Name`]: { label: `${who}: name`, kind: 'text' },
    [`${prefix}Company`]: { label: `${who}: company`, kind: 'text' },
    [`${prefix}Line1`]: { label: `${who}: street`, kind: 'text' },
    [`${prefix}Line2`]: { label: `${who}: second line`, kind: 'text' },
    [`${prefix}City`]: { label: `${who}: city`, kind: 'text' },
    [`${prefix}Region`]: { label: `${who}: state or region`, kind: 'text' },
    [`${prefix}Postcode`]: { label: `${who}: postcode`, kind: 'text' },
    [`${prefix}Country`]: { label: `${who}: country`, kind: 'country' },
    [`${prefix}Phone`]: { label: `${who}: phone`, kind: 'text' },
  }) as unknown as AddressFields<Prefix>;

/** What an order can be filled with, in the order a form shows it. */
export const orderFields = {
  id: { label: 'Order id', kind: 'text', required: true, help: 'Never changes and is never used twice.' },
  number: { label: 'Order number', kind: 'text', help: 'What people call the order; the id when left out.' },
  placedAt: { label: 'Placed at', kind: 'time', required: true },
  updatedAt: { label: 'Changed at', kind: 'time', help: 'Tells newer copies of an order from older ones.' },
  paidAt: { label: 'Paid at', kind: 'time' },
  shipBy: { label: 'Ship by', kind: 'time' },
  status: { label: 'Status', kind: 'text', help: '“cancelled” cancels the order.' },
  paymentStatus: { label: 'Payment status', kind: 'text' },
  paymentMethod: { label: 'Payment method', kind: 'text' },
  cancelledAt: { label: 'Cancelled at', kind: 'time', help: 'When it is filled, the whole order is cancelled.' },
  cancelReason: { label: 'Reason for cancelling', kind: 'text' },
  currency: { label: 'Currency', kind: 'text', required: true },
  taxIncluded: { label: 'Prices include tax', kind: 'yesNo' },
  subtotal: { label: 'Sum of the lines before discounts', kind: 'amount' },
  discount: { label: 'All discounts', kind: 'amount' },
  shipping: { label: 'Delivery price', kind: 'amount', help: 'Several are added up.' },
  shippingTax: { label: 'Tax on delivery', kind: 'amount' },
  fees: { label: 'Fees', kind: 'amount', help: 'Gift wrap, cash on delivery and the like; several are added up.' },
  tax: { label: 'All tax', kind: 'amount' },
  total: { label: 'Total', kind: 'amount', help: 'Compared with the sum of the parts.' },
  buyerId: { label: 'Buyer: id', kind: 'text' },
  buyerName: { label: 'Buyer: name', kind: 'text' },
  buyerEmail: { label: 'Buyer: email', kind: 'text' },
  buyerPhone: { label: 'Buyer: phone', kind: 'text' },
  buyerTaxId: { label: 'Buyer: tax number', kind: 'text' },
  ...addressFields('ship', 'Ship to'),
  ...addressFields('bill', 'Bill to'),
  shippingMethod: { label: 'Shipping method', kind: 'text' },
  tags: { label: 'Tags', kind: 'tags', help: 'A list, or text with commas.' },
  note: { label: 'Note', kind: 'text' },
  marketplace: { label: 'Marketplace', kind: 'text' },
  url: { label: 'Link to the order', kind: 'text' },
} as const satisfies Readonly<Record<string, MappableField>>;

/** One of the three prices is needed: of one piece, of the line before its discount, of the line after it. */
export const lineFields = {
  id: { label: 'Line id', kind: 'text', help: 'The position in the list when left out.' },
  sku: { label: 'SKU', kind: 'text' },
  title: { label: 'Title', kind: 'text' },
  quantity: { label: 'Quantity', kind: 'quantity', required: true },
  unitPrice: { label: 'Price of one', kind: 'amount' },
  lineSubtotal: { label: 'Price of the line before discount', kind: 'amount' },
  lineTotal: { label: 'Price of the line after discount', kind: 'amount' },
  discount: { label: 'Discount on the line', kind: 'amount', help: 'Several are added up.' },
  tax: { label: 'Tax on the line', kind: 'amount', help: 'Several are added up.' },
  gtin: { label: 'Barcode', kind: 'text' },
  channelItemId: { label: 'Listing id', kind: 'text' },
  requiresShipping: { label: 'Needs shipping', kind: 'yesNo' },
  imageUrl: { label: 'Picture', kind: 'text' },
} as const satisfies Readonly<Record<string, MappableField>>;

export const shipmentFields = {
  id: { label: 'Shipment id', kind: 'text', required: true },
  status: { label: 'Shipment status', kind: 'text', help: '“cancelled” and “failed” shipments do not count.' },
  carrier: { label: 'Carrier', kind: 'text' },
  trackingNumber: { label: 'Tracking number', kind: 'text' },
  trackingUrl: { label: 'Tracking link', kind: 'text' },
  shippedAt: { label: 'Shipped at', kind: 'time' },
} as const satisfies Readonly<Record<string, MappableField>>;

/** Which units a shipment or cancellation is about. */
export const itemFields = {
  lineId: { label: 'Line id', kind: 'text' },
  sku: { label: 'SKU', kind: 'text' },
  quantity: { label: 'Quantity', kind: 'quantity', required: true },
} as const satisfies Readonly<Record<string, MappableField>>;

/** A message that is about an order without being one. */
export const noticeFields = {
  orderId: { label: 'Order id', kind: 'text', required: true },
  at: { label: 'Happened at', kind: 'time', required: true },
  id: { label: 'Its own id', kind: 'text' },
  reason: { label: 'Reason', kind: 'text' },
} as const satisfies Readonly<Record<string, MappableField>>;
