import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord } from '../contract';
import type { WooCall } from './account';
import { withParts } from './fetch-parts';
import { OrderHead } from './record';
import { orderPath, readWoo } from './woo-client';

const Numbered = OrderHead.extend({ number: z.union([z.string(), z.number()]).transform(String) });

/**
 * By id, which is the number too unless a plug-in numbers orders. Then the shop's search is asked; it matches loosely, and old
 * versions answer with everything, so each row is checked.
 */
export async function getOrder(call: WooCall & { idOrNumber: string }): Promise<Result<InboxRecord | null>> {
  const wanted = call.idOrNumber.trim().replace(/^#/, '');
  if (/^\d{1,15}$/.test(wanted)) {
    const byId = await readWoo(call, { path: orderPath(wanted), answer: OrderHead });
    if (!byId.ok) return byId;
    if (byId.value) return withParts(call, byId.value.value);
  }
  const query = { search: wanted, per_page: 20, orderby: 'date', order: 'desc' };
  const found = await readWoo(call, { path: '/orders', query, answer: z.array(Numbered) });
  if (!found.ok) return found;
  const order = found.value?.value.find(({ number }) => number === wanted);
  return order ? withParts(call, order) : ok(null);
}
