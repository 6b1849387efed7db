import { z } from 'zod';
import type { Operation } from '../../nodes/capability';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { Connector, HttpResponse, WriteOutcome, WriteRequest } from '../connectors/contract';

type Writing = NonNullable<Connector['writes']['order']>;

/** Sends one kind of thing to the fake channel; without `find` an unknown outcome stays unknown. */
export function writer(operation: Operation, canFind: boolean): Writing {
  const write: Writing['write'] = async ({ http, settings }, request) => {
    const url = `${String(settings['url'])}/${operation}`;
    const headers = { 'content-type': 'application/json' };
    return toOutcome(await http({ method: 'POST', url, headers, body: JSON.stringify(toBody(request)) }), request);
  };
  const find: Writing['find'] = async ({ http, settings }, request) => {
    const answer = await http({
      method: 'GET',
      url: `${String(settings['url'])}/${operation}?reference=${request.reference}`,
    });
    return answer.status === 404 ? ok(null) : toOutcome(answer, request);
  };
  return canFind ? { write, find } : { write };
}

const toBody = ({ reference, order, link, factId, skuMap }: WriteRequest) => ({
  reference,
  number: order.source.number,
  remoteId: link?.remoteId ?? null,
  factId: factId ?? null,
  tags: order.tags,
  note: order.note ?? null,
  email: order.buyer.email,
  address: order.shipTo,
  tracking: order.shipments.find(({ id }) => id === factId)?.parcels[0]?.trackingNumber ?? null,
  label: order.documents.find(({ id }) => id === factId) ?? null,
  lines: order.lines.map(({ id, sku = '', title, quantity, unitPrice }) => ({
    id,
    sku: skuMap[sku] ?? sku,
    title,
    quantity,
    unitPrice,
  })),
  total: order.totals.total,
});

const Written = z.object({ id: z.string() });

function toOutcome(answer: HttpResponse, { operation }: WriteRequest): Result<WriteOutcome> {
  if (answer.status === 200 || answer.status === 201) {
    const { id } = Written.parse(answer.json());
    return ok(operation === 'order' ? { link: { remoteId: id } } : { factRemoteId: id });
  }
  return failed(refusalFrom(answer));
}

function refusalFrom(answer: HttpResponse): Problem {
  if (answer.status === 401)
    return { code: 'connection.unauthorized', message: 'The key is not accepted any more.', retry: 'never' };
  if (answer.status === 429) {
    const retryAfterMs = Number(answer.headers['retry-after'] ?? 1) * 1000;
    return { code: 'channel.busy', message: 'The channel asks us to wait.', retry: 'later', retryAfterMs };
  }
  if (answer.status === 422)
    return { code: 'sku.unknown', message: answer.text(), retry: 'never', subject: answer.text() };
  return { code: 'channel.error', message: `The channel answered ${answer.status}.`, retry: 'later' };
}
