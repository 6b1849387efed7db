import { z } from 'zod';
import type { OrderDocument } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { factOf } from '../write-request';
import type { ShopifyCall } from './account';
import { ask } from './graphql';
import { readMetafield, setMetafield } from './operations';
import { readTarget } from './target-order';

const namespace = 'sluice';
/** One label per reference; the same twice is the same. */
const keyFor = ({ reference }: WriteRequest) => `label_${reference}`;

/** Characters of a metafield of type JSON, with room for what stands around the label. */
const longest = 60_000;

/** Shopify orders take no attachments: a metafield holds the link, or a small label's bytes as Base64, for an app to print. */
export async function writeLabel(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const label = factOf(request.order.documents, request);
  if (!label.url && !label.data) return failed(empty);
  if (!label.url && (label.data ?? '').length > longest) return failed(tooLarge);
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const key = keyFor(request);
  const value = JSON.stringify(contentOf(label));
  const metafields = [{ ownerId: target.value.order.id, namespace, key, type: 'json', value }];
  const set = await ask(call, { query: setMetafield, variables: { metafields }, answer: z.unknown() });
  return set.ok ? ok({ factRemoteId: key, note: `The label is in the metafield ${namespace}.${key}.` }) : set;
}

export async function findLabel(call: ShopifyCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const key = keyFor(request);
  const read = await ask(call, {
    query: readMetafield,
    variables: { id: target.value.order.id, namespace, key },
    answer: z.object({ order: z.object({ metafield: z.object({ value: z.string() }).nullable() }).nullable() }),
  });
  if (!read.ok) return read;
  return ok(read.value.order?.metafield ? { factRemoteId: key } : null);
}

const contentOf = ({ kind, mediaType, url, data }: OrderDocument) => ({
  kind,
  ...(mediaType && { mediaType }),
  ...(url ? { url } : { content: data }),
});

const empty: Problem = {
  code: 'label.empty',
  message: 'This label has neither a link nor any content.',
  retry: 'never',
};

const tooLarge: Problem = {
  code: 'label.tooLarge',
  message: 'This label is too large for Shopify, which only keeps small ones.',
  advice: 'This limit cannot be raised: send the label by email instead, or as a link.',
  retry: 'never',
};
