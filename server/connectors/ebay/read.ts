import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { Message, Reading } from '../contract';
import { instant, toOrder } from './ebay-order';
import { factsOf } from './facts';
import type { About } from './naming';
import { Notification, orderIdIn } from './notification';
import { ReturnHint, WholeRecord } from './wire-parts';

const Known = z.union([
  WholeRecord.transform((whole) => ({ whole })),
  ReturnHint.transform(({ changedReturn }) => ({ orderId: changedReturn.orderId })),
  Notification.transform((notification) => ({ orderId: orderIdIn(notification) })),
]);

/** A polled order, or a hint (eBay’s notification, a return that has changed) to read one whole. */
export function read(message: Message, about: About): Result<Reading> {
  const known = Known.safeParse(message.body);
  if (!known.success) return failed(unreadable(reasonFor(message.body)));
  if (!('whole' in known.data)) {
    const { orderId } = known.data;
    return ok({ news: [], ...(orderId && { refetch: [orderId] }) });
  }
  const { whole } = known.data;
  const order = toOrder(whole.order, about);
  if (!order.ok) return order;
  const { orderId, lastModifiedDate } = whole.order;
  return ok({ news: [{ orderId, at: instant(lastModifiedDate), order: order.value, ...factsOf(whole, about) }] });
}

/** The union's own words would tell of all three shapes. */
function reasonFor(body: unknown): string {
  const whole = WholeRecord.safeParse(body);
  return whole.success ? '' : z.prettifyError(whole.error);
}

const unreadable = (details: string): Problem => ({
  code: 'inbox.unreadable',
  message: `This message of eBay is not one we know: ${details}`,
  retry: 'never',
});
