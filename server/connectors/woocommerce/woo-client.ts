import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { HttpRequest } from '../contract';
import { type Answer, askJson, isDone, unexpectedAnswer, unreadableAnswer } from '../json-api';
import type { WooCall } from './account';
import { isPlainRefusal, refusalProblem } from './refusal-problem';

export const channel = 'WooCommerce';

export interface WooRequest {
  readonly method?: HttpRequest['method'];
  /** After "/wp-json/wc/v3": "/orders". */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly json?: unknown;
}

/** One call; anything but 2xx is left for the caller to word. */
export function callWoo(
  call: WooCall,
  { method = 'GET', path, query = {}, json }: WooRequest,
): Promise<Result<Answer>> {
  return askJson(call.http, {
    method,
    url: `${call.settings.siteUrl}/wp-json/wc/v3${path}${queryText(query)}`,
    headers: { authorization: `Basic ${keysOf(call)}` },
    ...(json !== undefined && { json }),
    channel,
    // A too large refund is HTTP 500 there.
    isRefusal: isPlainRefusal,
  });
}

/** Reads something of a known shape; null when the shop does not have it. */
export async function readWoo<Schema extends z.ZodType>(
  call: WooCall,
  { answer: schema, ...request }: WooRequest & { answer: Schema },
): Promise<Result<{ readonly value: z.infer<Schema>; readonly total?: number } | null>> {
  const answer = await callWoo(call, request);
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return isMissingRoute(answer.value) ? failed(noSuchInterface(call)) : ok(null);
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value));
  const parsed = schema.safeParse(answer.value.body);
  if (!parsed.success) return failed(unexpectedAnswer(channel));
  const total = Number(answer.value.headers['x-wp-total'] ?? Number.NaN);
  return ok({ value: parsed.data, ...(Number.isInteger(total) && { total }) });
}

/**
 * Writes and reads what was written.
 * @throws HttpFailure when it was done but cannot be read.
 */
export async function writeWoo<Schema extends z.ZodType>(
  call: WooCall,
  { answer: schema, ...request }: WooRequest & { answer: Schema },
): Promise<Result<z.infer<Schema>>> {
  const answer = await callWoo(call, request);
  if (!answer.ok) return answer;
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value));
  const parsed = schema.safeParse(answer.value.body);
  if (!parsed.success) throw unreadableAnswer(channel, parsed.error);
  return ok(parsed.data);
}

export const orderPath = (id: string) => `/orders/${encodeURIComponent(id)}`;

const keysOf = ({ credentials: { consumerKey, consumerSecret } }: WooCall) =>
  Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');

function queryText(query: NonNullable<WooRequest['query']>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

const isMissingRoute = ({ body }: Answer) => z.object({ code: z.literal('rest_no_route') }).safeParse(body).success;

const noSuchInterface = ({ settings }: WooCall): Problem => ({
  code: 'connection.wrongAddress',
  message: `There is no WooCommerce REST API at ${settings.siteUrl}.`,
  advice: 'Check the shop’s address, that WooCommerce is active, and that Settings → Permalinks is not “Plain”.',
  retry: 'never',
});
