import { isZeroAmount } from '../../../nodes/order/amount';
import { type Address, Order } from '../../../nodes/order/order';
import { withSoundTotals } from '../../../nodes/order/totals';
import { failed, type Problem, type Result } from '../../../nodes/problem';
import { countryCode } from '../country-codes';
import type { About } from './account';
import { fieldValues, isTaxIncluded, toCharges, toLines, toTotals } from './order-lines';
import { stageAt } from './states';
import type { MiraklAddress, MiraklOrder } from './wire';

/** The order itself; what happened to it is told beside it. Pure. */
export function toOrder(order: MiraklOrder, about: About): Result<Order> {
  if (order.order_lines.every(({ quantity }) => quantity === 0)) return failed(unreadable(order, 'it has no lines'));
  const parsed = Order.safeParse(assemble(order, about));
  if (parsed.success) return withSoundTotals(parsed.data);
  const [issue] = parsed.error.issues;
  return failed(unreadable(order, `${issue?.path.join('.')} ${issue?.message}`));
}

function assemble(order: MiraklOrder, about: About): Order {
  const lines = toLines(order, about.settings);
  const charges = toCharges(order, about.settings);
  return {
    source: sourceOf(order, about),
    updatedAt: order.last_updated_date,
    placedAt: order.created_date,
    ...datesOf(order),
    currency: order.currency_iso_code,
    taxMode: isTaxIncluded(order) ? 'inclusive' : 'exclusive',
    ...peopleOf(order),
    // A fulfilment centre is the operator's own warehouse; "DEFAULT" is none.
    fulfilledBy: isOperatorsWarehouse(order) ? 'channel' : 'merchant',
    ...(order.shipping_type_label && { shippingMethod: order.shipping_type_label }),
    lines,
    charges,
    payments: paymentsOf(order),
    totals: toTotals(order, { lines, charges }),
    acceptance: acceptanceOf(order),
    payment: paymentOf(order),
    rawStatus: order.order_state,
    shipments: [],
    cancellations: [],
    returns: [],
    refunds: [],
    documents: [],
    tags: [],
    attributes: attributesOf(order),
    assigned: { tags: [], attributes: {} },
  };
}

const sourceOf = (order: MiraklOrder, { connectionId }: About): Order['source'] => ({
  connectionId,
  channel: 'mirakl',
  orderId: order.order_id,
  number: order.order_id,
  ...(order.commercial_id && { basketId: order.commercial_id }),
  ...(order.channel?.code && { marketplace: order.channel.code }),
});

function datesOf({ customer_debited_date, shipping_deadline, delivery_date }: MiraklOrder) {
  return {
    ...(customer_debited_date && { paidAt: customer_debited_date }),
    ...(shipping_deadline && { shipBy: shipping_deadline }),
    ...(delivery_date?.latest && { deliverBy: delivery_date.latest }),
  };
}

const isOperatorsWarehouse = ({ fulfillment }: MiraklOrder) =>
  Boolean(fulfillment?.center?.code) && fulfillment?.center?.code !== 'DEFAULT';

/** Absent until the order is accepted and paid. */
function peopleOf(order: MiraklOrder): Pick<Order, 'buyer' | 'shipTo' | 'billTo'> {
  const { shipping_address, billing_address, delivery_contact } = order.customer ?? {};
  const contact = nameOf(delivery_contact ?? {});
  return {
    buyer: toBuyer(order),
    ...(shipping_address && { shipTo: { ...(contact && { name: contact }), ...toAddress(shipping_address) } }),
    ...(billing_address && { billTo: toAddress(billing_address) }),
  };
}

function toBuyer({ customer, customer_notification_email: email }: MiraklOrder): Order['buyer'] {
  const { organization } = customer ?? {};
  const name = nameOf(customer ?? {}) || organization?.name;
  const phone = customer?.shipping_address?.phone || customer?.billing_address?.phone;
  return {
    ...(customer?.customer_id && { ref: customer.customer_id }),
    ...(name && { name }),
    ...(email && { email }),
    ...(phone && { phone }),
    ...(organization?.tax_identification_number && { taxId: organization.tax_identification_number }),
  };
}

function toAddress(wire: MiraklAddress): Address {
  const country = countryCode(wire.country_iso_code) ?? countryCode(wire.country);
  const company = [wire.company, wire.company_2].filter(Boolean).join(', ');
  const name = nameOf(wire);
  const phone = wire.phone || wire.phone_secondary;
  return {
    ...(name && { name }),
    ...(company && { company }),
    lines: [wire.street_1, wire.street_2, wire.additional_info].filter(Boolean),
    ...(wire.city && { city: wire.city }),
    ...(wire.state && { region: wire.state }),
    ...(wire.zip_code && { postcode: wire.zip_code }),
    ...(country && { country }),
    ...(phone && { phone }),
  };
}

const nameOf = ({ firstname = '', lastname = '' }: { readonly firstname?: string; readonly lastname?: string }) =>
  [firstname, lastname].filter(Boolean).join(' ');

function acceptanceOf({ order_state, order_lines }: MiraklOrder): Order['acceptance'] {
  const stage = stageAt(order_state);
  if (stage === 'acceptance' || stage === 'checking') return 'awaiting';
  if (stage === 'refused') return 'refused';
  return order_lines.some(({ order_line_state }) => stageAt(order_line_state) === 'refused') ? 'partial' : 'accepted';
}

/**
 * Before it is accepted the money is promised. Where the operator lets buyers pay later (on shipment, delivery or due date) an order
 * to be shipped is not paid yet, and may be shipped all the same.
 */
function paymentOf(order: MiraklOrder): Order['payment'] {
  const reversed = order.order_lines.flatMap(({ refunds }) => refunds);
  if (order.fully_refunded) return 'refunded';
  if (reversed.some(({ amount, shipping_amount }) => !isZeroAmount(amount) || !isZeroAmount(shipping_amount)))
    return 'partiallyRefunded';
  if (order.customer_debited_date) return 'paid';
  const stage = stageAt(order.order_state);
  if (stage === 'payment') return 'unpaid';
  return stage === 'refused' || stage === 'cancelled' ? 'voided' : 'authorized';
}

function paymentsOf(order: MiraklOrder): Order['payments'] {
  if (!order.payment_type && !order.transaction_number) return [];
  const at = order.customer_debited_date ?? order.transaction_date;
  return [
    {
      ...(order.transaction_number && { id: order.transaction_number }),
      method: order.payment_type || 'Marketplace',
      amount: order.total_price,
      state: order.customer_debited_date ? 'paid' : 'authorized',
      ...(at && { at }),
    },
  ];
}

function attributesOf(order: MiraklOrder): Record<string, string> {
  const { order_reference_for_customer = '', order_reference_for_seller = '' } = order.references ?? {};
  return {
    ...fieldValues(order.order_additional_fields),
    ...(order_reference_for_customer && { 'Customer reference': order_reference_for_customer }),
    ...(order_reference_for_seller && { 'Seller reference': order_reference_for_seller }),
    ...(order.shipping_pudo_id && { 'Pick-up point': order.shipping_pudo_id }),
    ...(order.customer_directly_pays_seller && { 'Paid to': 'seller' }),
  };
}

const unreadable = ({ order_id }: MiraklOrder, why: string): Problem => ({
  code: 'order.unreadable',
  message: `Order ${order_id} of the marketplace cannot be read: ${why}.`,
  advice: 'Look at the order in the seller portal, then pull it again by its number.',
  retry: 'never',
});
