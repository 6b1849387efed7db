import type { Order } from '../../nodes/order/order';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const shipmentStates: Words<Order['shipments'][number]['state']> = {
  pending: 'Being packed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  voided: 'Shipment withdrawn',
};

export const cancellationStages: Words<Order['cancellations'][number]['stage']> = {
  requested: 'Cancellation asked for',
  accepted: 'Cancellation accepted',
  rejected: 'Cancellation refused',
  executed: 'Cancelled',
  failed: 'Cancellation failed',
};

export const requesters: Words<Order['cancellations'][number]['requestedBy']> = {
  customer: 'the buyer',
  merchant: 'the shop',
  channel: 'the marketplace',
};

export const returnStages: Words<Order['returns'][number]['stage']> = {
  requested: 'Return asked for',
  approved: 'Return approved',
  declined: 'Return declined',
  inTransit: 'Return on its way',
  received: 'Return received',
  closed: 'Returned',
  cancelled: 'Return withdrawn',
};

export const refundStages: Words<Order['refunds'][number]['stage']> = {
  requested: 'Refund asked for',
  pending: 'Refund on its way',
  succeeded: 'Refunded',
  failed: 'Refund failed',
};
