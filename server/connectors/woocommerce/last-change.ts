import type { WooRecord } from './record';

/**
 * When this state of the order was so. WooCommerce counts whole seconds, and an order is often placed, paid and changed within one:
 * of two states of one second the one that was read later is the later one, and what we read counts before what a message brought.
 * Messages of one second are told apart by how far the order has come. A refund has a time of its own.
 */
export function lastChange({ order, refunds, read_at }: WooRecord): string {
  const [second = order.date_modified_gmt] = [
    order.date_modified_gmt,
    ...refunds.map(({ date_created_gmt }) => date_created_gmt),
  ]
    .toSorted()
    .slice(-1);
  const from = Date.parse(second);
  const within = read_at ? Math.min(Math.max(Date.parse(read_at) - from, 10), 999) : stepOf(order.status);
  return new Date(from + within).toISOString();
}

const way = ['pending', 'on-hold', 'processing', 'completed'];

/** Beyond the way an order usually takes are its ends: cancelled, refunded, failed. */
const stepOf = (status: string) => (way.includes(status) ? way.indexOf(status) : way.length);
