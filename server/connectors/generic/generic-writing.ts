import type { Operation } from '../../../nodes/capability';
import { parsePath, valuesAt } from '../../../nodes/order/mapping/path';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { Call, WriteOutcome, WriteRequest, Writer } from '../contract';
import { type Answer, askJson, isDone, unreadableAnswer } from '../json-api';
import { buildBody } from './build-body';
import { fileForm } from './file-form';
import { fillAddress } from './fill-address';
import type { Endpoint, GenericCredentials, GenericSettings } from './settings';

export type GenericCall = Call<GenericCredentials, GenericSettings>;

const channel = 'The system';

/** One operation, by the request the settings describe for it. */
export const genericWriter = (operation: Operation): Writer<GenericCredentials, GenericSettings> => ({
  async write(call, request) {
    const endpoint = call.settings.outgoing[operation];
    if (!endpoint) return failed(notSetUp(operation));
    const answer = await askJson(call.http, {
      method: endpoint.method,
      url: fillAddress(endpoint.url, request),
      ...contentOf(endpoint, { call, request }),
      channel,
      isAnyAnswerFine: endpoint.answerId === undefined,
    });
    if (!answer.ok) return answer;
    if (!isDone(answer.value)) return failed(refusal(answer.value));
    const id = idAt(answer.value.body, endpoint);
    if (id === null) throw unreadableAnswer(channel);
    return ok(outcomeOf(request, id));
  },
  find: (call, request) => lookUp(call, { operation, request }),
});

/**
 * A system that honours the Idempotency-Key does not have to be asked: sending again is safe. One that can neither be asked nor
 * does, leaves the outcome to a person.
 */
async function lookUp(
  call: GenericCall,
  { operation, request }: { operation: Operation; request: WriteRequest },
): Promise<Result<WriteOutcome | null>> {
  const endpoint = call.settings.outgoing[operation];
  if (!endpoint) return failed(notSetUp(operation));
  if (!endpoint.lookUp) return call.settings.honoursIdempotencyKey ? ok(null) : failed(cannotTell);
  const answer = await askJson(call.http, {
    method: 'GET',
    url: fillAddress(endpoint.lookUp, request),
    headers: headersOf(call),
    channel,
    isAnyAnswerFine: endpoint.answerId === undefined,
  });
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return ok(null);
  if (!isDone(answer.value)) return failed(refusal(answer.value));
  const id = isEmpty(answer.value.body) ? null : idAt(answer.value.body, endpoint);
  return ok(id === null ? null : outcomeOf(request, id));
}

export const headersOf = ({ settings, credentials }: GenericCall): Record<string, string> => ({
  ...settings.headers,
  ...(credentials.authValue !== '' && { [settings.authHeader]: credentials.authValue }),
});

function contentOf(endpoint: Endpoint, { call, request }: { call: GenericCall; request: WriteRequest }) {
  const headers = { ...headersOf(call), 'idempotency-key': request.reference };
  const { reference, order } = request;
  const beside = endpoint.body ? bodyOf(endpoint, request) : { reference, number: order.source.number };
  const form = fileForm(request, { fileField: endpoint.fileField, body: beside });
  if (!form) return { headers, json: bodyOf(endpoint, request) };
  return { headers: { ...headers, 'content-type': form.contentType }, body: form.body };
}

const bodyOf = ({ body }: Endpoint, { operation, reference, order, factId, link }: WriteRequest): unknown => {
  const facts = [order.shipments, order.cancellations, order.returns, order.refunds, order.documents].flat();
  const fact = facts.find(({ id }) => id === factId);
  const known = { operation, reference, order, ...(fact && { fact }), ...(link && { link }) };
  return body ? buildBody(known, body) : known;
};

/** What the new thing is called there. Where nobody said where to find that, it goes by our reference. Null: not in the answer. */
function idAt(body: unknown, { answerId }: Endpoint): string | '' | null {
  if (answerId === undefined) return '';
  const path = parsePath(answerId);
  const [id] = path.ok ? valuesAt(body, path.value) : [];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

function outcomeOf({ operation, reference }: WriteRequest, id: string): WriteOutcome {
  if (operation === 'order') return { link: { remoteId: id || reference } };
  return id ? { factRemoteId: id } : {};
}

const isEmpty = (body: unknown) => body === null || (typeof body === 'object' && Object.keys(body).length === 0);

function refusal({ status, body }: Answer): Problem {
  return {
    code: 'destination.refused',
    message: `The system refused (${status})${reasonIn(body) ?? '.'}`,
    advice: 'Put right what it complains about, then try again.',
    retry: 'never',
  };
}

/** Where systems say why: `message`, `error`, `error.message`, `errors[0].message`, `detail`. */
function reasonIn(body: unknown): string | null {
  for (const text of ['message', 'error.message', 'error', 'errors[0].message', 'errors[0]', 'detail', 'title']) {
    const path = parsePath(text);
    const [reason] = path.ok ? valuesAt(body, path.value) : [];
    if (typeof reason === 'string' && reason.trim()) return `: ${reason.trim().slice(0, 300)}`;
  }
  return null;
}

const notSetUp = (operation: Operation): Problem => ({
  code: 'destination.notSetUp',
  message: `Nobody has said yet where to send this (${operation}) on this connection.`,
  advice: 'Fill in the address in the settings of the connection, or take the operation out of the flow.',
  retry: 'never',
  subject: operation,
});

const cannotTell: Problem = {
  code: 'delivery.cannotTell',
  message: 'The answer was lost, and this system cannot be asked whether it was done.',
  advice: 'Look there yourself, then say whether it is to be sent again.',
  retry: 'never',
};
