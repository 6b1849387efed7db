import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { HttpRequest } from '../contract';
import { type Answer, askJson, isDone, unexpectedAnswer, unreadableAnswer } from '../json-api';
import type { MiraklCall } from './account';
import { refusalProblem } from './refusal-problem';

export const channel = 'The marketplace';

export type Query = readonly (readonly [name: string, value: string | number | undefined])[];

export interface MiraklRequest {
  readonly method?: HttpRequest['method'];
  /** After "/api": "/orders". */
  readonly path: string;
  /** Some parameters stand several times. */
  readonly query?: Query;
  readonly json?: unknown;
  /** A multipart form instead of JSON. */
  readonly form?: { readonly contentType: string; readonly body: Uint8Array };
}

/** The shop's key stands in the header as it is, without "Bearer". */
export function callMirakl(
  { http, credentials, settings }: MiraklCall,
  { method = 'GET', path, query = [], json, form }: MiraklRequest,
): Promise<Result<Answer>> {
  return askJson(http, {
    method,
    url: addressOf({ settings }, { path, query }),
    headers: { authorization: credentials.apiKey, ...(form && { 'content-type': form.contentType }) },
    ...(json !== undefined && { json }),
    ...(form && { body: form.body }),
    channel,
  });
}

export function addressOf(
  { settings }: Pick<MiraklCall, 'settings'>,
  { path, query = [] }: Pick<MiraklRequest, 'path' | 'query'>,
): string {
  const url = new URL(`${settings.baseUrl}/api${path}`);
  for (const [name, value] of [...query, ['shop_id', settings.shopId || undefined] as const]) {
    if (value !== undefined && value !== '') url.searchParams.append(name, String(value));
  }
  return url.href;
}

/** Reads something of a known shape; `date` is the marketplace's own clock, where it tells it. */
export async function readMirakl<Schema extends z.ZodType>(
  call: MiraklCall,
  { answer: schema, ...request }: MiraklRequest & { answer: Schema },
): Promise<Result<{ readonly value: z.infer<Schema>; readonly date: Date }>> {
  const answer = await callMirakl(call, request);
  if (!answer.ok) return answer;
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value));
  const parsed = schema.safeParse(answer.value.body);
  if (!parsed.success) return failed(unexpectedAnswer(channel));
  const date = new Date(answer.value.headers['date'] ?? Number.NaN);
  return ok({ value: parsed.data, date: Number.isNaN(date.getTime()) ? call.now : date });
}

/** For parts not every marketplace has: nothing where they are switched off, or where the key may not see them. */
export async function readOptional<Schema extends z.ZodType>(
  call: MiraklCall,
  { nothing, ...request }: MiraklRequest & { answer: Schema; nothing: z.infer<Schema> },
): Promise<Result<z.infer<Schema>>> {
  const read = await readMirakl(call, request);
  if (read.ok) return ok(read.value.value);
  const isOff = read.problems.every(({ code }) => code === 'connection.forbidden' || code.startsWith('destination.'));
  return isOff ? ok(nothing) : read;
}

/** Writes where Mirakl answers without a body. */
export async function doMirakl(call: MiraklCall, request: MiraklRequest): Promise<Result<null>> {
  const answer = await callMirakl(call, request);
  if (!answer.ok) return answer;
  return isDone(answer.value) ? ok(null) : failed(refusalProblem(answer.value));
}

/**
 * Writes and reads what was written.
 * @throws HttpFailure when it was done but cannot be read.
 */
export async function writeMirakl<Schema extends z.ZodType>(
  call: MiraklCall,
  { answer: schema, ...request }: MiraklRequest & { answer: Schema },
): Promise<Result<z.infer<Schema>>> {
  const answer = await callMirakl(call, request);
  if (!answer.ok) return answer;
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value));
  const parsed = schema.safeParse(answer.value.body);
  if (!parsed.success) throw unreadableAnswer(channel, parsed.error);
  return ok(parsed.data);
}

export const orderPath = (orderId: string) => `/orders/${encodeURIComponent(orderId)}`;

/** The rest of a list that is read by tokens (shipments, returns). */
export const SeekPage = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), next_page_token: z.string().nullish() });
