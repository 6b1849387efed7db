import { addAmounts, compareAmounts, isZeroAmount } from '../../../nodes/order/amount';
import type { Order } from '../../../nodes/order/order';
import type { WooRecord } from './record';
import type { WooOrder } from './wire';

/**
 * WooCommerce has one status for payment and shipping alike. “Processing” without a date of payment is cash on delivery: the shop
 * has released it, the money is promised.
 */
export function paymentOf({ order }: Pick<WooRecord, 'order'>): Order['payment'] {
  const paidBack = addAmounts(...order.refunds.map(({ total }) => total.replace(/^-/, '')));
  if (order.status === 'refunded') return 'refunded';
  if (!isZeroAmount(paidBack)) return compareAmounts(paidBack, order.total) >= 0 ? 'refunded' : 'partiallyRefunded';
  return order.date_paid_gmt && order.status !== 'trash' ? 'paid' : unpaidWord(order);
}

function unpaidWord({ status, transaction_id, total }: WooOrder): Order['payment'] {
  switch (status) {
    case 'processing':
    case 'completed':
      return isZeroAmount(total) ? 'paid' : 'authorized';
    case 'on-hold':
      // A bank transfer on its way has no transaction yet; a card that was only authorised has one.
      return transaction_id ? 'authorized' : 'unpaid';
    case 'pending':
      return 'unpaid';
    case 'failed':
      return 'failed';
    case 'cancelled':
    case 'trash':
      return 'voided';
    default:
      return 'unknown';
  }
}

const paymentStates: Readonly<Record<Order['payment'], Order['payments'][number]['state']>> = {
  unknown: 'pending',
  unpaid: 'pending',
  authorized: 'authorized',
  paid: 'paid',
  partiallyRefunded: 'paid',
  refunded: 'paid',
  voided: 'voided',
  failed: 'failed',
};

export function paymentsOf(order: WooOrder): Order['payments'] {
  const method = order.payment_method_title || order.payment_method;
  if (!method) return [];
  return [
    {
      ...(order.transaction_id && { id: order.transaction_id }),
      method,
      amount: order.total,
      state: order.date_paid_gmt ? 'paid' : paymentStates[paymentOf({ order })],
      ...(order.date_paid_gmt && { at: order.date_paid_gmt }),
    },
  ];
}
