/** Papers a workspace writes itself. */
export const templateKinds = {
  packingSlip: { title: 'Packing slip', help: 'Goes into the parcel: what is in it, for whom.' },
  invoice: { title: 'Invoice', help: 'What was bought and what it cost.' },
} as const;
export type TemplateKind = keyof typeof templateKinds;

export const isTemplateKind = (text: string): text is TemplateKind => Object.hasOwn(templateKinds, text);

/** What a template can say, in the words it is written in. Amounts come with their currency. */
export const templateFields: Readonly<Record<string, readonly string[]>> = {
  Order: [
    'order.number',
    'order.date',
    'order.shipping_method',
    'order.note',
    'order.tags',
    'tracking_numbers',
    'today',
  ],
  People: [
    'shop.name',
    'buyer.name',
    'buyer.email',
    'buyer.tax_id',
    'ship_to.name',
    'ship_to.lines',
    'bill_to.name',
    'bill_to.lines',
  ],
  'Each line, in {% for line in lines %}': [
    'line.title',
    'line.sku',
    'line.quantity',
    'line.unit_price',
    'line.discount',
    'line.total',
    'line.gift_message',
  ],
  Amounts: ['totals.subtotal', 'totals.discount', 'totals.shipping', 'totals.tax', 'totals.total', 'charges'],
};
