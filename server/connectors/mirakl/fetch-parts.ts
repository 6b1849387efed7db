import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { InboxRecord } from '../contract';
import { sharedProblem } from '../json-api';
import { codesIn, type MiraklCall } from './account';
import { addressOf, channel, type Query, readOptional, SeekPage } from './mirakl-client';
import { inboxRecord, type OrderHead } from './record';
import { stageAt } from './states';

const OfOrder = z.looseObject({ order_id: z.string() });
type OfOrder = z.infer<typeof OfOrder>;
const Listed = z.looseObject({
  id: z.union([z.number(), z.string()]),
  order_id: z.string(),
  type: z.string().nullish(),
});

/** Parts of these come only once an order is on its way. */
const hasLeft = ({ order_state }: OrderHead) => ['open', 'shipped', 'closed', 'unknown'].includes(stageAt(order_state));
const mayComeBack = ({ order_state }: OrderHead) => ['shipped', 'closed', 'unknown'].includes(stageAt(order_state));

/** Orders with their shipments, returns and labels, a few calls for all of them together. */
export async function withParts(
  call: MiraklCall,
  orders: readonly OrderHead[],
): Promise<Result<readonly InboxRecord[]>> {
  const shipments = await listBy(call, { path: '/shipments', query: idsOf(orders.filter(hasLeft)) });
  if (!shipments.ok) return shipments;
  const returns = await listBy(call, { path: '/returns', query: basketsOf(orders.filter(mayComeBack)) });
  if (!returns.ok) return returns;
  const documents = await listLabels(
    call,
    orders.filter(({ order_state }) => stageAt(order_state) === 'open'),
  );
  if (!documents.ok) return documents;
  const of =
    ({ order_id }: OrderHead) =>
    (part: OfOrder) =>
      part.order_id === order_id;
  return ok(
    orders.map((order) =>
      inboxRecord({
        order,
        shipments: shipments.value.filter(of(order)),
        returns: returns.value.filter(of(order)),
        documents: documents.value.filter(of(order)),
      }),
    ),
  );
}

const idsOf = (orders: readonly OrderHead[]): Query => orders.map(({ order_id }) => ['order_id', order_id] as const);
const basketsOf = (orders: readonly OrderHead[]): Query =>
  [...new Set(orders.flatMap(({ commercial_id }) => commercial_id ?? []))].map(
    (id) => ['order_commercial_id', id] as const,
  );

/** All pages; nothing where the marketplace has these switched off. */
async function listBy(
  call: MiraklCall,
  { path, query }: { path: string; query: Query },
): Promise<Result<readonly OfOrder[]>> {
  const all: OfOrder[] = [];
  let token: string | undefined;
  if (query.length === 0) return ok(all);
  do {
    const page = await readOptional(call, {
      path,
      query: [...query, ['limit', 100], ['page_token', token]],
      answer: SeekPage(OfOrder),
      nothing: { data: [] },
    });
    if (!page.ok) return page;
    all.push(...page.value.data);
    token = page.value.next_page_token ?? undefined;
  } while (token);
  return ok(all);
}

/** The documents whose type the settings call a shipping label, with their bytes. */
async function listLabels(call: MiraklCall, orders: readonly OrderHead[]): Promise<Result<readonly OfOrder[]>> {
  const types = codesIn(call.settings.labelTypes);
  if (types.length === 0 || orders.length === 0) return ok([]);
  const listed = await readOptional(call, {
    path: '/orders/documents',
    query: [['order_ids', orders.map(({ order_id }) => order_id).join(',')]],
    answer: z.object({ order_documents: z.array(Listed) }),
    nothing: { order_documents: [] },
  });
  if (!listed.ok) return listed;
  const labels: OfOrder[] = [];
  for (const document of listed.value.order_documents.filter(({ type }) => types.includes(type ?? ''))) {
    const bytes = await download(call, String(document.id));
    if (!bytes.ok) return bytes;
    labels.push({ ...document, content: Buffer.from(bytes.value).toString('base64') });
  }
  return ok(labels);
}

/** One id: the file as it is. Several would come as a ZIP. */
async function download(call: MiraklCall, id: string): Promise<Result<Uint8Array>> {
  const response = await call.http({
    method: 'GET',
    url: addressOf(call, { path: '/orders/documents/download', query: [['document_ids', id]] }),
    headers: { authorization: call.credentials.apiKey },
  });
  const problem = sharedProblem(response, { method: 'GET', channel });
  return problem ? failed(problem) : ok(response.body);
}
