import { orderStatus } from '../../order/status';
import type { Fact } from '../fact';

export const statusFacts = {
  payment: {
    label: 'Payment',
    group: 'Status',
    type: 'text',
    options: {
      unknown: 'unknown',
      unpaid: 'unpaid',
      authorized: 'authorised',
      paid: 'paid',
      partiallyRefunded: 'partly refunded',
      refunded: 'refunded',
      voided: 'voided',
      failed: 'failed',
    },
    read: ({ order }) => order.payment,
  },
  acceptance: {
    label: 'Acceptance',
    group: 'Status',
    type: 'text',
    options: {
      none: 'not needed',
      awaiting: 'awaited',
      accepted: 'accepted',
      partial: 'partly accepted',
      refused: 'refused',
    },
    read: ({ order }) => order.acceptance,
  },
  fulfillment: {
    label: 'Fulfilment',
    group: 'Status',
    type: 'text',
    options: { unfulfilled: 'not shipped', partial: 'partly shipped', fulfilled: 'shipped', delivered: 'delivered' },
    read: ({ order }) => orderStatus(order).fulfillment,
  },
  cancellation: {
    label: 'Cancellation',
    group: 'Status',
    type: 'text',
    options: { none: 'none', requested: 'requested', partial: 'partly cancelled', cancelled: 'cancelled' },
    read: ({ order }) => orderStatus(order).cancellation,
  },
  return: {
    label: 'Return',
    group: 'Status',
    type: 'text',
    options: { none: 'none', requested: 'requested', inProgress: 'on its way', returned: 'returned' },
    read: ({ order }) => orderStatus(order).return,
  },
  fulfilledBy: {
    label: 'Shipped by',
    group: 'Status',
    type: 'text',
    options: { merchant: 'you', channel: 'the marketplace' },
    read: ({ order }) => order.fulfilledBy,
  },
  rawStatus: {
    label: 'Status at the source',
    group: 'Status',
    type: 'text',
    help: 'The word the channel itself uses.',
    read: ({ order }) => order.rawStatus ?? null,
  },
} satisfies Record<string, Fact>;
