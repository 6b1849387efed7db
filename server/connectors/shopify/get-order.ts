import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { InboxRecord } from '../contract';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { findByName } from './operations';
import { readWhole } from './read-whole';
import { inboxRecord } from './record';
import { quoted } from './search';

/** By its id in any of Shopify's forms, else by the name people see, with or without "#". */
export async function getOrder(call: ShopifyCall, idOrNumber: string): Promise<Result<InboxRecord | null>> {
  const wanted = idOrNumber.trim();
  const id = wanted.startsWith('gid://') ? ok(wanted) : await idOf(call, wanted);
  if (!id.ok || id.value === null) return id.ok ? ok(null) : id;
  const whole = await readWhole(call, id.value);
  return whole.ok ? ok(whole.value && inboxRecord(whole.value)) : whole;
}

async function idOf(call: ShopifyCall, name: string): Promise<Result<string | null>> {
  const answer = z.object({ orders: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }) });
  const found = await ask(call, { query: findByName, variables: { query: `name:${quoted(name)}` }, answer });
  if (!found.ok) return found;
  const plain = (text: string) => text.replace(/^#/, '').toLowerCase();
  const order = found.value.orders.nodes.find((one) => plain(one.name) === plain(name));
  if (order) return ok(order.id);
  return ok(/^\d{6,}$/.test(name) ? `gid://shopify/Order/${name}` : null);
}
