import { addAmounts, multiplyAmount } from '../../../../nodes/order/amount';
import type { SimOrder } from '../../simulator-kit/sim-order';
import type {
  MarketDetails,
  MarketLine,
  MarketReturn,
  MarketShipment,
  MarketTracking,
  Reversal,
} from './market-details';

export type MarketOrder = SimOrder<MarketDetails>;

/** OR11. The buyer's address is there only once the order is to be shipped. */
export function showOrder(order: MarketOrder) {
  const { details } = order;
  const knowsAddress = !['STAGING', 'WAITING_ACCEPTANCE', 'WAITING_DEBIT', 'WAITING_DEBIT_PAYMENT', 'REFUSED'].includes(
    details.state,
  );
  const { firstname = '', lastname = '' } = details.address;
  const address = knowsAddress ? details.address : null;
  return {
    order_id: order.id,
    commercial_id: details.commercialId,
    order_state: details.state,
    order_state_reason_code: details.reasonCode,
    order_tax_mode: details.taxMode,
    created_date: order.createdAt,
    last_updated_date: order.updatedAt,
    customer_debited_date: details.debitedAt,
    currency_iso_code: details.currency,
    can_cancel: ['WAITING_ACCEPTANCE', 'WAITING_DEBIT', 'WAITING_DEBIT_PAYMENT', 'SHIPPING'].includes(details.state),
    customer: {
      customer_id: `c-${lastname}`,
      firstname,
      lastname,
      shipping_address: address,
      billing_address: address,
    },
    order_lines: details.lines.map(showLine),
    order_additional_fields: details.fields.map((field) => ({ ...field, type: 'STRING' })),
    payment_type: 'CARD',
    payment_workflow: 'PAY_ON_ACCEPTANCE',
    ...sumsOf(details.lines),
    shipping_type_code: 'STD',
    shipping_type_label: 'Standard',
    shipping_deadline: new Date(Date.parse(order.createdAt) + 3 * 86_400_000).toISOString(),
    shipping_carrier_code: details.tracking?.carrierCode ?? null,
    shipping_company: details.tracking?.carrierName ?? null,
    shipping_tracking: details.tracking?.number ?? null,
    shipping_tracking_url: details.tracking?.url ?? null,
  };
}

function sumsOf(lines: readonly MarketLine[]) {
  const price = addAmounts('0', ...lines.map(priceOf));
  const shipping = addAmounts('0', ...lines.map(({ shippingPrice }) => shippingPrice));
  return { price: Number(price), shipping_price: Number(shipping), total_price: Number(addAmounts(price, shipping)) };
}

export const priceOf = ({ unitPrice, quantity }: MarketLine) => multiplyAmount(unitPrice, quantity);

const taxes = (amount: string) => [{ code: 'VAT', amount: Number(amount), rate: 20 }];

const showLine = (line: MarketLine, index: number) => ({
  order_line_id: line.id,
  order_line_index: index + 1,
  order_line_state: line.state,
  offer_sku: line.sku,
  product_sku: `P-${line.sku}`,
  product_title: line.title,
  quantity: line.quantity,
  price: Number(priceOf(line)),
  price_unit: Number(line.unitPrice),
  shipping_price: Number(line.shippingPrice),
  total_price: Number(addAmounts(priceOf(line), line.shippingPrice)),
  taxes: taxes(line.tax),
  shipping_taxes: taxes(line.shippingTax),
  fees: [],
  shipped_date: line.shippedAt,
  received_date: null,
  order_line_additional_fields: [],
  cancelations: line.cancelations.map(showReversal),
  refunds: line.refunds.map((refund) => ({
    ...showReversal(refund),
    order_refund_id: refund.groupId,
    refund_state: refund.state,
    state: refund.state,
  })),
});

const showReversal = (reversal: Reversal) => ({
  id: reversal.id,
  created_date: reversal.at,
  quantity: reversal.quantity,
  amount: Number(reversal.amount),
  shipping_amount: Number(reversal.shippingAmount),
  taxes: taxes(reversal.tax),
  shipping_taxes: taxes(reversal.shippingTax),
  reason_code: reversal.reasonCode,
});

const showTracking = (tracking: MarketTracking | null) => ({
  carrier_code: tracking?.carrierCode ?? null,
  carrier_name: tracking?.carrierName ?? null,
  tracking_number: tracking?.number ?? null,
  tracking_url: tracking?.url ?? null,
});

export const showShipment = (order: MarketOrder) => (shipment: MarketShipment) => ({
  id: shipment.id,
  order_id: order.id,
  status: shipment.status,
  created_date: shipment.at,
  last_updated_date: shipment.updatedAt,
  shipped_date: shipment.status === 'SHIPPED' ? shipment.updatedAt : null,
  shipment_lines: shipment.lines.map(({ lineId, quantity, package: name }) => ({
    order_line_id: lineId,
    offer_sku: order.details.lines.find(({ id }) => id === lineId)?.sku,
    package_reference: name,
    quantity,
  })),
  tracking: showTracking(shipment.tracking),
});

export const showReturn = (order: MarketOrder) => (one: MarketReturn) => ({
  id: one.id,
  order_id: order.id,
  order_commercial_id: order.details.commercialId,
  state: one.state,
  status: one.state,
  rma: one.rma,
  reason_code: one.reasonCode,
  date_created: one.at,
  last_updated: one.updatedAt,
  label_url: one.labelUrl,
  return_lines: one.lines.map(({ lineId, quantity }) => ({ order_line_id: lineId, quantity, compliance: null })),
});
