import type { z } from 'zod';
import { answerJson, type Route, type SimRequest, type SimResponse } from './http-types';
import type { Done } from './order-desk';
import type { Refusal } from './sim-order-rules';

interface JsonRoute<Body extends z.ZodType> {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body: Body;
  handle(body: z.infer<Body>, request: SimRequest): SimResponse;
}

/** A writing route of a channel's API: what cannot be read is refused with the field's name. */
export function jsonRoute<Body extends z.ZodType>({ method, path, body, handle }: JsonRoute<Body>): Route {
  return {
    method,
    path,
    access: 'api',
    handle(request) {
      const json = parseJson(request.body);
      if (json === undefined) return answerJson(400, { error: 'not_json', message: 'The body is not JSON.' });
      const parsed = body.safeParse(json);
      if (parsed.success) return handle(parsed.data, request);
      const [issue] = parsed.error.issues;
      return answerJson(422, { error: 'invalid', field: issue?.path.join('.') ?? '', message: issue?.message ?? '' });
    },
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

const conflicts: readonly Refusal['code'][] = ['order_cancelled', 'nothing_open', 'not_shipped', 'refund_too_large'];

/** 201 for work done now, 200 for work recognised by its reference, and the usual ways to say no. */
export function answerDone<Details>(
  done: Done<Details>,
  show: (done: Extract<Done<Details>, { kind: 'done' }>) => unknown,
): SimResponse {
  if (done.kind === 'notFound')
    return answerJson(404, { error: 'order_not_found', message: 'There is no such order.' });
  if (done.kind === 'done') return answerJson(done.repeated ? 200 : 201, show(done));
  const { code, message, line } = done.refusal;
  return answerJson(conflicts.includes(code) ? 409 : 422, {
    error: code,
    message,
    ...(line !== undefined && { line }),
  });
}

/** Plain equality: the key guards made-up orders on loopback, so the time a comparison takes tells nobody anything. */
export const refuseUnlessBearer =
  (key: string) =>
  (request: SimRequest): SimResponse | null =>
    request.headers['authorization'] === `Bearer ${key}`
      ? null
      : answerJson(401, { error: 'unauthorized', message: 'The key is missing, wrong or expired.' });
