import { addAmounts, compareAmounts, isZeroAmount } from './amount';
import { type LineState, lineStates } from './line-state';
import type { Order } from './order';

/** Statuses derived from facts: separate questions, never one merged word. */
export interface OrderStatus {
  readonly fulfillment: 'unfulfilled' | 'partial' | 'fulfilled' | 'delivered';
  /** `requested` also when part is cancelled already: the question still waits for its answer. */
  readonly cancellation: 'none' | 'requested' | 'partial' | 'cancelled';
  readonly return: 'none' | 'requested' | 'inProgress' | 'returned';
  readonly refund: 'none' | 'requested' | 'partial' | 'refunded';
}

export function orderStatus(order: Order): OrderStatus {
  const { lines } = lineStates(order);
  return {
    fulfillment: fulfillmentOf(order, lines),
    cancellation: cancellationOf(order, lines),
    return: returnOf(order),
    refund: refundOf(order),
  };
}

/** The one word a list shows, the most pressing first. `tone` is for its colour, never the only sign. */
export const statusWords = {
  cancelled: { label: 'Cancelled', tone: 'muted' },
  cancellationRequested: { label: 'Cancellation requested', tone: 'attention' },
  returnRequested: { label: 'Return requested', tone: 'attention' },
  refunded: { label: 'Refunded', tone: 'muted' },
  returned: { label: 'Returned', tone: 'muted' },
  delivered: { label: 'Delivered', tone: 'good' },
  shipped: { label: 'Shipped', tone: 'good' },
  partlyShipped: { label: 'Partly shipped', tone: 'busy' },
  refused: { label: 'Refused', tone: 'muted' },
  waitingForAcceptance: { label: 'Waiting for acceptance', tone: 'attention' },
  waitingForPayment: { label: 'Waiting for payment', tone: 'busy' },
  toShip: { label: 'To ship', tone: 'busy' },
} as const;
export type StatusWord = keyof typeof statusWords;

export function statusWord(order: Order): StatusWord {
  const status = orderStatus(order);
  const [word] = Object.entries(claims).find(([, holds]) => holds(order, status)) ?? ['toShip'];
  return isStatusWord(word) ? word : 'toShip';
}

const isStatusWord = (word: string): word is StatusWord => Object.hasOwn(statusWords, word);

const claims: Readonly<Record<StatusWord, (order: Order, status: OrderStatus) => boolean>> = {
  cancelled: (_, { cancellation }) => cancellation === 'cancelled',
  cancellationRequested: (_, { cancellation }) => cancellation === 'requested',
  returnRequested: (_, status) => status.return === 'requested' || status.return === 'inProgress',
  refunded: ({ payment }, { refund }) => refund === 'refunded' || payment === 'refunded',
  returned: (_, status) => status.return === 'returned',
  delivered: (_, { fulfillment }) => fulfillment === 'delivered',
  shipped: (_, { fulfillment }) => fulfillment === 'fulfilled',
  partlyShipped: (_, { fulfillment }) => fulfillment === 'partial',
  refused: ({ acceptance }) => acceptance === 'refused',
  waitingForAcceptance: ({ acceptance }) => acceptance === 'awaiting',
  waitingForPayment: ({ payment }) => payment === 'unpaid' || payment === 'authorized' || payment === 'failed',
  toShip: () => true,
};

function fulfillmentOf(order: Order, lines: readonly LineState[]): OrderStatus['fulfillment'] {
  const shippable = new Set(order.lines.filter(({ requiresShipping }) => requiresShipping).map(({ id }) => id));
  const relevant = lines.filter(({ lineId, ordered, cancelled }) => shippable.has(lineId) && ordered > cancelled);
  if (!relevant.some(({ shipped }) => shipped > 0)) return 'unfulfilled';
  if (relevant.some(({ open }) => open > 0)) return 'partial';
  return relevant.every(({ shipped, delivered }) => delivered >= shipped) ? 'delivered' : 'fulfilled';
}

function cancellationOf(order: Order, lines: readonly LineState[]): OrderStatus['cancellation'] {
  const isWaiting = order.cancellations.some(({ stage }) => stage === 'requested' || stage === 'accepted');
  const some = lines.some(({ cancelled }) => cancelled > 0);
  if (some && lines.every(({ ordered, cancelled }) => cancelled >= ordered)) return 'cancelled';
  if (isWaiting) return 'requested';
  return some ? 'partial' : 'none';
}

function returnOf({ returns }: Order): OrderStatus['return'] {
  const stages = returns.map(({ stage }) => stage);
  if (stages.includes('requested')) return 'requested';
  if (stages.includes('approved') || stages.includes('inTransit')) return 'inProgress';
  return stages.includes('received') || stages.includes('closed') ? 'returned' : 'none';
}

function refundOf(order: Order): OrderStatus['refund'] {
  const paidBack = addAmounts(
    ...order.refunds.filter(({ stage }) => stage === 'succeeded').map(({ amount }) => amount),
  );
  if (!isZeroAmount(paidBack)) return compareAmounts(paidBack, order.totals.total) >= 0 ? 'refunded' : 'partial';
  return order.refunds.some(({ stage }) => stage === 'requested' || stage === 'pending') ? 'requested' : 'none';
}
