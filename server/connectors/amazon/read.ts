import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { Message, Reading } from '../contract';
import { hasPrices, instant, toOrder } from './amazon-order';
import { factsOf } from './facts';
import { isMfnShipmentId, labelNews } from './mfn-label';
import { type AmazonOrder, AmazonRecord } from './wire';

interface About {
  readonly connectionId: string;
}

/** A polled order or a fetched label, as news. */
export function read(message: Message, about: About): Result<Reading> {
  const record = AmazonRecord.safeParse(message.body);
  if (!record.success) return failed(unreadable(z.prettifyError(record.error)));
  if ('mfnShipment' in record.data) return ok({ news: labelNews(record.data.mfnShipment, about) });
  return orderNews(record.data.order, about);
}

/**
 * An order that waits for its payment has no price yet and may never be: it is no news until Amazon releases it. A cancelled one may
 * have lost its prices; then only the cancellation is told, for those who know the order.
 */
function orderNews(wire: AmazonOrder, about: About): Result<Reading> {
  const status = wire.fulfillment?.fulfillmentStatus ?? '';
  if (waiting.includes(status)) return ok({ news: [] });
  const told = { orderId: wire.orderId, at: instant(wire.lastUpdatedTime), ...factsOf(wire, about) };
  if (!hasPrices(wire)) {
    return status === 'CANCELLED' ? ok({ news: [told] }) : failed(withoutPrices(wire));
  }
  const order = toOrder(wire, about);
  if (!order.ok) return order;
  const labels = wire.packages.map(({ packageReferenceId }) => packageReferenceId).filter(isMfnShipmentId);
  return ok({ news: [{ ...told, order: order.value }], ...(labels.length > 0 && { refetch: labels }) });
}

const waiting: readonly string[] = ['PENDING', 'PENDING_AVAILABILITY'];

const unreadable = (details: string): Problem => ({
  code: 'inbox.unreadable',
  message: `This message of Amazon is not one we know: ${details}`,
  retry: 'never',
});

const withoutPrices = ({ orderId }: AmazonOrder): Problem => ({
  code: 'order.withoutPrices',
  message: `Amazon sent order ${orderId} without prices.`,
  advice: 'Give your app the role “Inventory and Order Tracking” in Seller Central, authorize it again, and reconnect.',
  retry: 'never',
});
