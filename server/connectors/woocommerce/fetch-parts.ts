import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord } from '../contract';
import type { WooCall } from './account';
import { inboxRecord, type OrderHead } from './record';
import { orderPath, readWoo } from './woo-client';

/** Nothing is shipped from these. */
const unsent = ['pending', 'failed', 'cancelled', 'trash'];

/** The order with the parts WooCommerce keeps elsewhere: its refunds' lines, and its fulfilments where the shop has them on. */
export async function withParts(call: WooCall, order: OrderHead): Promise<Result<InboxRecord>> {
  const path = orderPath(String(order.id));
  const refunds = order.refunds.length > 0 ? await listParts(call, `${path}/refunds`) : none;
  if (!refunds.ok) return refunds;
  const mayBeSent = call.settings.fulfillments && !unsent.includes(order.status);
  const fulfillments = mayBeSent ? await listParts(call, `${path}/fulfillments`) : none;
  if (!fulfillments.ok) return fulfillments;
  return ok(inboxRecord({ order, refunds: refunds.value, fulfillments: fulfillments.value }, call.now));
}

const none = ok<readonly unknown[]>([]);

async function listParts(call: WooCall, path: string): Promise<Result<readonly unknown[]>> {
  const query = path.endsWith('/refunds') ? { per_page: 100, order: 'asc' } : {};
  const parts = await readWoo(call, { path, query, answer: z.array(z.unknown()) });
  if (!parts.ok) return parts;
  return ok(parts.value?.value ?? []);
}
