import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { RemoteLink, WriteOutcome, WriteRequest } from '../contract';
import { isDone, unexpectedAnswer, unreadableAnswer } from '../json-api';
import { askChannel, type DemoCall, orderPath } from '../simulator-kit/demo-api/client';
import { refusalProblem } from '../simulator-kit/demo-api/refusal-problem';
import { homeOf } from '../write-request';
import { toStoreChanges, toStoreOrder } from './new-store-order';

export const channel = { name: 'The store', base: '/api' };

const OrderHead = z.object({
  id: z.string(),
  number: z.string(),
  lines: z.array(z.object({ id: z.string(), external_line_id: z.string().nullable() })),
});

/** The store refuses the whole order when it does not know a SKU, so nothing has to be looked up first. */
export async function createStoreOrder(call: DemoCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const order = toStoreOrder(request);
  if (!order.ok) return order;
  const answer = await askChannel(call, { channel, method: 'POST', path: '/orders', json: order.value });
  if (!answer.ok) return answer;
  if (answer.value.status === 422) {
    const unknown = UnknownSkus.safeParse(answer.value.body);
    if (unknown.success) return failed(...unknown.data.skus.map((sku) => unknownSku(sku, request)));
  }
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value, channel.name));
  const created = z.object({ order: OrderHead }).safeParse(answer.value.body);
  if (!created.success) throw unreadableAnswer(channel.name, created.error);
  return ok({ link: toLink(created.data.order, call) });
}

/** Every row is checked: a shop that ignores a filter it does not know answers with all its orders. */
export async function findStoreOrder(call: DemoCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const path = `/references/${encodeURIComponent(request.reference)}`;
  const answer = await askChannel(call, { channel, path });
  if (!answer.ok) return answer;
  const found = z.object({ orders: z.array(OrderHead.extend({ external_reference: z.string().nullable() })) });
  const list = found.safeParse(answer.value.body);
  if (!isDone(answer.value) || !list.success) return failed(unexpectedAnswer(channel.name));
  const ours = list.data.orders.filter(({ external_reference }) => external_reference === request.reference);
  const [first] = ours;
  if (!first) return ok(null);
  const note = ours.length > 1 ? { note: `The store holds ${ours.length} orders made for this one.` } : {};
  return ok({ link: toLink(first, call), ...note });
}

/** Tags, note, addresses, buyer and attributes as they are now; sent twice it is the same. */
export async function changeStoreOrder(call: DemoCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const json = { reference: request.reference, ...toStoreChanges(request.order) };
  const answer = await askChannel(call, { channel, method: 'PATCH', path: orderPath(homeOf(request)), json });
  if (!answer.ok) return answer;
  return isDone(answer.value) ? ok({}) : failed(refusalProblem(answer.value, channel.name));
}

const UnknownSkus = z.object({ error: z.literal('unknown_sku'), skus: z.array(z.string()).min(1) });

/** The problem speaks of the SKU people know: the marketplace's, not what it was mapped to. */
function unknownSku(sku: string, { skuMap }: WriteRequest): Problem {
  const [mapped] = Object.entries(skuMap).find(([, target]) => target === sku) ?? [];
  return {
    code: 'sku.unknown',
    message: mapped
      ? `The store has no product with the SKU ${sku}, which ${mapped} is matched to.`
      : `The store has no product with the SKU ${sku}.`,
    advice: 'Match it with a product of the store; every order that waits for it then goes on.',
    retry: 'never',
    subject: mapped ?? sku,
  };
}

const toLink = ({ id, number, lines }: z.infer<typeof OrderHead>, { settings }: DemoCall): RemoteLink => ({
  remoteId: id,
  number,
  url: `${settings.baseUrl}/?search=${encodeURIComponent(number)}`,
  lineIds: Object.fromEntries(
    lines.flatMap((line) => (line.external_line_id === null ? [] : [[line.external_line_id, line.id]])),
  ),
});
