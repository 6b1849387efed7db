import { z } from 'zod';
import { failed, ok, type Result } from '../../../../nodes/problem';
import type { Call, HttpRequest, WriteOutcome, WriteRequest } from '../../contract';
import { type Answer, askJson, isDone, unreadableAnswer } from '../../json-api';
import { homeOf } from '../../write-request';
import { refusalProblem } from './refusal-problem';

/** The demo's channels differ in what they are, not in how their interface is built. */
export interface DemoChannel {
  /** Begins sentences: "The marketplace". */
  readonly name: string;
  /** Before every path of its API: "/v1". */
  readonly base: string;
}

export type DemoCall = Call<{ readonly apiKey: string; readonly webhookSecret: string }, { readonly baseUrl: string }>;

export interface Asking {
  readonly channel: DemoChannel;
  readonly method?: HttpRequest['method'];
  /** After the base: "/orders". */
  readonly path: string;
  readonly json?: unknown;
}

export const askChannel = (call: DemoCall, { channel, method = 'GET', path, json }: Asking): Promise<Result<Answer>> =>
  askJson(call.http, {
    method,
    url: `${call.settings.baseUrl}${channel.base}${path}`,
    headers: { authorization: `Bearer ${call.credentials.apiKey}` },
    ...(json !== undefined && { json }),
    channel: channel.name,
  });

export const orderPath = (orderId: string) => `/orders/${encodeURIComponent(orderId)}`;

export interface Sending {
  readonly channel: DemoChannel;
  readonly request: WriteRequest;
  /** Under the order: "shipments". */
  readonly list: string;
  readonly json: unknown;
}

/** Adds a fact to an order at the channel; the outcome names it there. */
export async function sendFact(
  call: DemoCall,
  { channel, request, list, json }: Sending,
): Promise<Result<WriteOutcome>> {
  const path = `${orderPath(homeOf(request))}/${list}`;
  const answer = await askChannel(call, { channel, method: 'POST', path, json });
  if (!answer.ok) return answer;
  if (!isDone(answer.value)) return failed(refusalProblem(answer.value, channel.name));
  const created = z.object({ id: z.string() }).safeParse(answer.value.body);
  if (!created.success) throw unreadableAnswer(channel.name, created.error);
  return ok({ factRemoteId: created.data.id });
}
