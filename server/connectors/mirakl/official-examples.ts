import { readFileSync } from 'node:fs';

/** Mirakl's own examples of its answers. */
export const official = <Answer>(name: string): Answer =>
  JSON.parse(readFileSync(`../shared/fixtures/mirakl/examples/${name}.json`, 'utf8'));

type Json = Readonly<Record<string, unknown>>;

/** The example order, which was delivered. */
export function officialOrder(): Json {
  const [order] = official<{ orders: Json[] }>('OR11.200').orders;
  if (!order) throw new Error('the example holds no order');
  return order;
}

/** The order with everything the other examples tell of, as if it were told of this one. */
export const officialRecord = () => ({
  order: officialOrder(),
  shipments: official<{ data: Json[] }>('ST11.200').data,
  returns: official<{ data: Json[] }>('RT11.200').data,
  documents: official<{ order_documents: Json[] }>('OR72.200').order_documents.map((one) => ({
    ...one,
    content: 'JVBERi0xLjc=',
  })),
});

/** The same where nothing is told beside the order, nothing is paid, and of each address one sign of the country stands. */
export function bareRecord() {
  const { fulfillment: _, ...order } = structuredClone(officialOrder()) as unknown as BareOrder;
  const { organization, delivery_contact, shipping_address, billing_address } = order.customer;
  const { firstname, lastname, country_iso_code, ...shipping } = shipping_address;
  const { country, ...billing } = billing_address;
  return {
    order: {
      ...order,
      customer_debited_date: null,
      customer: { organization, delivery_contact, shipping_address: shipping, billing_address: billing },
      order_lines: order.order_lines.map((line) => ({ ...line, cancelations: [], refunds: [], total_price: 173.65 })),
      total_price: 173.65,
    },
    shipments: [],
    returns: [],
    documents: [],
  };
}

interface BareOrder extends Json {
  readonly customer: Readonly<
    Record<'organization' | 'delivery_contact' | 'shipping_address' | 'billing_address', Json>
  >;
  readonly order_lines: readonly Json[];
}
