import { z } from 'zod';
import { ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { findOwnOrder as findOperation } from './operations';
import { linkTo } from './order-link';
import { readWhole } from './read-whole';
import { quoted } from './search';
import { ShopifyRecord } from './wire';

const Listed = z.object({ nodes: z.array(z.object({ id: z.string(), sourceIdentifier: z.string().nullish() })) });

/**
 * The order that carries our reference. Shopify's search lags behind its orders, so the newest orders are looked through as well:
 * there stands what an answer lost a moment ago would have told. Each row is checked, whatever the search found it by.
 */
export async function findOwnOrder(call: ShopifyCall, reference: string): Promise<Result<string | null>> {
  const variables = { search: `source_identifier:${quoted(reference)}` };
  const answer = z.object({ found: Listed, recent: Listed });
  const found = await ask(call, { query: findOperation, variables, answer });
  if (!found.ok) return found;
  const all = [...found.value.found.nodes, ...found.value.recent.nodes];
  return ok(all.find(({ sourceIdentifier }) => sourceIdentifier === reference)?.id ?? null);
}

export async function findOrder(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const own = await findOwnOrder(call, request.reference);
  if (!own.ok || own.value === null) return own.ok ? ok(null) : own;
  const link = await linkById(call, { id: own.value, request });
  return link.ok ? ok({ link: link.value }) : link;
}

export async function linkById(call: ShopifyCall, { id, request }: { id: string; request: WriteRequest }) {
  const whole = await readWhole(call, id);
  if (!whole.ok) return whole;
  const { order, lines } = ShopifyRecord.parse(whole.value);
  return ok(linkTo({ id, name: order.name, lines }, { settings: call.settings, request }));
}
