import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { HttpRequest, HttpResponse } from '../contract';
import { type Answer, sharedProblem, unexpectedAnswer } from '../json-api';
import { accessToken } from './access-token';
import { type AmazonCall, apiAddressOf } from './account';

export const channel = 'Amazon';

export interface SpRequest {
  readonly method: HttpRequest['method'];
  /** Begins with a slash; ids inside are encoded. */
  readonly path: string;
  /** Lists are joined by commas, as the API's description says. */
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly json?: unknown;
}

/**
 * One call of the Selling Partner API. An access token that has expired is renewed once and the call repeated: a 401 or 403 says
 * nothing was done. Answers of 400, 404 and the like come back for the caller to judge.
 * @throws HttpFailure with `sent: true` when a write was answered in a way that leaves open whether it was done.
 */
export async function askAmazon(call: AmazonCall, request: SpRequest): Promise<Result<Answer>> {
  const token = await accessToken(call);
  if (!token.ok) return token;
  const response = await send(call, { request, token: token.value });
  if (!isTokenRefused(response)) return toAnswer(response, request);

  const renewed = await accessToken(call, token.value);
  if (!renewed.ok) return renewed;
  return toAnswer(await send(call, { request, token: renewed.value }), request);
}

/** Reads an answer by its shape, or says why there is none. */
export async function readAmazon<Schema extends z.ZodType>(
  call: AmazonCall,
  { schema, ...request }: SpRequest & { schema: Schema },
): Promise<Result<z.infer<Schema>>> {
  const answer = await askAmazon(call, request);
  if (!answer.ok) return answer;
  if (answer.value.status >= 300) return failed(refusalProblem(answer.value));
  const parsed = schema.safeParse(answer.value.body);
  return parsed.success ? ok(parsed.data) : failed(unexpectedAnswer(channel));
}

function send({ http, settings }: AmazonCall, { request, token }: { request: SpRequest; token: string }) {
  const { method, path, query = {}, json } = request;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, typeof value === 'object' ? value.join(',') : String(value));
  }
  return http({
    method,
    url: `${apiAddressOf(settings)}${path}${search.size > 0 ? `?${search}` : ''}`,
    headers: {
      accept: 'application/json',
      'x-amz-access-token': token,
      'user-agent': 'Sluice/1.0 (Language=TypeScript)',
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
}

const ErrorList = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string(), details: z.string().nullish() })).min(1),
});

const errorOf = (body: unknown) => {
  const parsed = ErrorList.safeParse(body);
  return parsed.success ? (parsed.data.errors[0] ?? null) : null;
};

/** Amazon answers an expired token with 403, as it does a missing role; only the details differ. */
function isTokenRefused(response: HttpResponse): boolean {
  if (response.status === 401) return true;
  if (response.status !== 403) return false;
  return /token/i.test(`${errorOf(bodyOf(response))?.message} ${errorOf(bodyOf(response))?.details}`);
}

function toAnswer(response: HttpResponse, { method }: SpRequest): Result<Answer> {
  if (isTokenRefused(response)) return failed(noLongerAccepted);
  if (response.status === 429) return failed(tooFast(response));
  const problem = sharedProblem(response, { method, channel });
  if (problem) return failed(problem.code === 'connection.forbidden' ? missingRole : problem);
  return ok({ status: response.status, headers: response.headers, body: bodyOf(response) });
}

function bodyOf(response: HttpResponse): unknown {
  if (response.body.length === 0) return null;
  try {
    return response.json();
  } catch {
    return null;
  }
}

const longestPauseMs = 300_000;

/** The header tells calls per second in the long run, so its inverse is when the next one is allowed. It may be absent. */
function tooFast({ headers }: HttpResponse): Problem {
  const perSecond = Number(headers['x-amzn-ratelimit-limit'] ?? Number.NaN);
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  const asked = seconds > 0 ? seconds * 1000 : perSecond > 0 ? 1000 / perSecond : 30_000;
  return {
    code: 'channel.rateLimited',
    message: 'Amazon asks us to slow down.',
    retry: 'later',
    retryAfterMs: Math.min(longestPauseMs, Math.ceil(asked)),
  };
}

const noLongerAccepted: Problem = {
  code: 'connection.unauthorized',
  message: 'Amazon no longer accepts the authorization of this account.',
  advice: 'Authorize your app again in Seller Central and reconnect with the new refresh token.',
  retry: 'never',
};

const missingRole: Problem = {
  code: 'connection.forbidden',
  message: 'Your app is not allowed to do this at Amazon.',
  advice: 'Give the app the missing role in Seller Central → Develop Apps, authorize it again, and reconnect.',
  retry: 'never',
};

/** Amazon's own words for a plain no. */
export function refusalProblem(answer: Answer): Problem {
  const error = errorOf(answer.body);
  return {
    code: 'destination.refused',
    message: error ? `Amazon refused: ${sentence(error)}` : `Amazon refused (it answered ${answer.status}).`,
    retry: 'never',
  };
}

const sentence = ({ message, details }: { message: string; details?: string | null | undefined }) =>
  details && details !== message ? `${message} (${details})` : message;
