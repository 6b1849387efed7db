import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { type Http, HttpFailure, type HttpRequest, type HttpResponse } from './contract';

/** An answer the caller can do something with: done (2xx) or refused for a reason of the channel's own (400, 404, 409, 422 …). */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; null when there is none. */
  readonly body: unknown;
}

export interface JsonRequest {
  readonly method: HttpRequest['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Something else than JSON to send, e.g. a multipart form; its content type stands in `headers`. */
  readonly body?: string | Uint8Array;
  /** "The marketplace": begins the sentences of the problems. */
  readonly channel: string;
  /** For systems that answer with a bare "OK" or a page: what is no JSON counts as no body. */
  readonly isAnyAnswerFine?: boolean;
  /** Answers of 500 and above that are a plain no all the same, by the channel's own error codes: nothing was done. */
  readonly isRefusal?: (body: unknown) => boolean;
}

/**
 * One JSON call with the outcomes every channel shares sorted out: keys refused, too fast, not answering.
 * @throws HttpFailure with `sent: true` when a write was answered in a way that leaves open whether it was done.
 */
export async function askJson(http: Http, request: JsonRequest): Promise<Result<Answer>> {
  const response = await http({
    method: request.method,
    url: request.url,
    headers: {
      accept: 'application/json',
      ...(request.json !== undefined && { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(request.body !== undefined && { body: request.body }),
    ...(request.json !== undefined && { body: JSON.stringify(request.json) }),
  });
  if (response.status >= 500 && isPlainNo(response, request)) return ok(answerOf(response));
  const problem = sharedProblem(response, request);
  return problem ? failed(problem) : ok(answerOf(response, request));
}

const answerOf = (response: HttpResponse, manners: Manners = {}): Answer => ({
  status: response.status,
  headers: response.headers,
  body: bodyOf(response, manners),
});

type Manners = Pick<JsonRequest, 'isAnyAnswerFine'>;

function isPlainNo(response: HttpResponse, { isRefusal }: JsonRequest): boolean {
  if (!isRefusal) return false;
  try {
    return isRefusal(bodyOf(response));
  } catch {
    // A page of HTML from some machine on the way: not the channel's word.
    return false;
  }
}

export const isDone = ({ status }: Answer) => status >= 200 && status < 300;

/** A write that says it was done but cannot be read: only a look-up can tell what it did. */
export const unreadableAnswer = (channel: string, cause?: unknown) =>
  new HttpFailure(`${channel} answered in a way we cannot read.`, { kind: 'unreadable', sent: true, cause });

/** A reading call whose answer has another shape than the channel promises. */
export const unexpectedAnswer = (channel: string): Problem => ({
  code: 'channel.unexpectedAnswer',
  message: `${channel} answered in a way we cannot read.`,
  advice: 'It is tried again by itself. If it goes on, the channel may have changed its interface.',
  retry: 'later',
});

/**
 * Null for an answer the caller can do something with.
 * @throws HttpFailure with `sent: true` when a write was answered in a way that leaves open whether it was done.
 */
export function sharedProblem(
  response: HttpResponse,
  { method, channel }: Pick<JsonRequest, 'method' | 'channel'>,
): Problem | null {
  const { status } = response;
  if (status === 401) {
    return {
      code: 'connection.unauthorized',
      message: `${channel} no longer accepts the key of this account.`,
      advice: 'Reconnect the account with a new key.',
      retry: 'never',
    };
  }
  if (status === 403) {
    return {
      code: 'connection.forbidden',
      message: `The key of this account is not allowed to do this at ${lowerFirst(channel)}.`,
      advice: 'Give the key more rights at the channel, or reconnect with another one.',
      retry: 'never',
    };
  }
  if (status === 429) {
    return {
      code: 'channel.rateLimited',
      message: `${channel} asks us to slow down.`,
      advice: 'Only the channel could raise this limit. We go slower by ourselves, and nothing is lost.',
      retry: 'later',
      retryAfterMs: retryAfterMs(response) ?? 5_000,
    };
  }
  if (status < 500 && status >= 200) return null;
  // 503 says "not now": the request was not taken. Any other failure may have come after the work was done.
  if (method !== 'GET' && status !== 503) {
    throw new HttpFailure(`${channel} answered ${status}.`, { kind: 'unreadable', sent: true });
  }
  const pause = retryAfterMs(response);
  return {
    code: 'channel.unavailable',
    message: `${channel} is not working at the moment (it answered ${status}).`,
    retry: 'later',
    ...(pause !== null && { retryAfterMs: pause }),
  };
}

/** Seconds only: no channel of ours sends the date form, and a wrong guess would stop a connection for hours. */
function retryAfterMs({ headers }: HttpResponse): number | null {
  const seconds = headers['retry-after'];
  return seconds && /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1000 : null;
}

/** @throws HttpFailure when it is neither empty nor JSON, unless any answer is fine. */
function bodyOf(response: HttpResponse, { isAnyAnswerFine = false }: Manners = {}): unknown {
  if (response.body.length === 0) return null;
  if (!isAnyAnswerFine) return response.json();
  try {
    return response.json();
  } catch {
    return null;
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
