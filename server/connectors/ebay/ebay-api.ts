import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { HttpRequest, HttpResponse } from '../contract';
import { type Answer, sharedProblem, unexpectedAnswer } from '../json-api';
import { sellerToken } from './access-token';
import { apiAddressOf, type EbayCall } from './account';
import { signatureHeaders } from './digital-signature';

export const channel = 'eBay';

export interface EbayRequest {
  readonly method?: HttpRequest['method'];
  /** Begins with a slash; ids inside are encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly json?: unknown;
  /** Of sellers in the EU and the UK eBay wants calls that move money signed; others may. */
  readonly isSigned?: boolean;
}

/**
 * One call in the seller's name. A token that has expired is renewed once and the call repeated: a 401 says nothing was done. Answers
 * of 400, 404 and the like come back for the caller to judge.
 * @throws HttpFailure with `sent: true` when a write was answered in a way that leaves open whether it was done.
 */
export async function askEbay(call: EbayCall, request: EbayRequest): Promise<Result<Answer>> {
  const token = await sellerToken(call);
  if (!token.ok) return token;
  const response = await send(call, { request, token: token.value });
  if (response.status !== 401) return toAnswer(response, request);

  const renewed = await sellerToken(call, token.value);
  if (!renewed.ok) return renewed;
  return toAnswer(await send(call, { request, token: renewed.value }), request);
}

/** Reads an answer by its shape, or says why there is none. */
export async function readEbay<Schema extends z.ZodType>(
  call: EbayCall,
  { schema, ...request }: EbayRequest & { schema: Schema },
): Promise<Result<z.infer<Schema>>> {
  const answer = await askEbay(call, request);
  if (!answer.ok) return answer;
  if (answer.value.status >= 300) return failed(refusalProblem(answer.value));
  const parsed = schema.safeParse(answer.value.body);
  return parsed.success ? ok(parsed.data) : failed(unexpectedAnswer(channel));
}

function send(call: EbayCall, { request, token }: { request: EbayRequest; token: string }): Promise<HttpResponse> {
  const { method = 'GET', path, json } = request;
  const body = json === undefined ? undefined : JSON.stringify(json);
  const sent = { method, url: addressOf(call, request), ...(body !== undefined && { body }) };
  return call.http({
    ...sent,
    headers: {
      accept: 'application/json',
      // The older API wants another word before the same token.
      authorization: `${path.startsWith('/post-order/') ? 'IAF' : 'Bearer'} ${token}`,
      'x-ebay-c-marketplace-id': call.settings.marketplace,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(request.isSigned && signatureOf(call, sent)),
    },
  });
}

function addressOf({ settings }: EbayCall, { path, query = {} }: EbayRequest): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `${apiAddressOf(settings)}${path}${search.size > 0 ? `?${search}` : ''}`;
}

/** Nothing where the account has no key for it: most sellers need none. */
function signatureOf({ credentials, now }: EbayCall, sent: Pick<HttpRequest, 'method' | 'url' | 'body'>) {
  const { signingKey: privateKey, signingJwe: jwe } = credentials;
  return privateKey && jwe ? signatureHeaders(sent, { key: { privateKey, jwe }, created: now }) : {};
}

function toAnswer(response: HttpResponse, { method = 'GET' }: EbayRequest): Result<Answer> {
  const { status, headers } = response;
  if (status === 429) return failed(tooFast(response));
  const answer = { status, headers, body: bodyOf(response) };
  if (status < 500 && isAboutSignature(answer)) return failed(unsigned);
  const problem = sharedProblem(response, { method, channel });
  if (!problem) return ok(answer);
  return failed(problem.code === 'connection.forbidden' ? missingScope : problem);
}

function bodyOf(response: HttpResponse): unknown {
  if (response.body.length === 0) return null;
  try {
    return response.json();
  } catch {
    return null;
  }
}

const EbayError = z.object({
  errorId: z.coerce.string(),
  message: z.string().nullish(),
  longMessage: z.string().nullish(),
});
const Errors = z.array(EbayError).min(1);
/** The older API names the same list in two other ways. */
const Refusal = z.union([
  z.object({ errors: Errors }).transform(({ errors }) => errors),
  z.object({ error: Errors }).transform(({ error }) => error),
  z.object({ errorMessage: z.object({ error: Errors }) }).transform(({ errorMessage }) => errorMessage.error),
]);

const errorOf = (body: unknown) => Refusal.safeParse(body).data?.[0] ?? null;

function isAboutSignature({ status, body }: Pick<Answer, 'status' | 'body'>): boolean {
  const error = status >= 400 ? errorOf(body) : null;
  return error !== null && /signature/i.test(`${error.message} ${error.longMessage}`);
}

const exhausted = '2001';

/** eBay counts calls per application and day; where that is used up, trying every few seconds would not help. */
function tooFast(response: HttpResponse): Problem {
  const seconds = Number(response.headers['retry-after'] ?? Number.NaN);
  const isForToday = errorOf(bodyOf(response))?.errorId === exhausted;
  const asked = seconds > 0 ? seconds * 1000 : isForToday ? 900_000 : 30_000;
  return {
    code: 'channel.rateLimited',
    message: isForToday ? 'eBay takes no more calls from your application for now.' : 'eBay asks us to slow down.',
    retry: 'later',
    retryAfterMs: Math.min(3_600_000, asked),
  };
}

const unsigned: Problem = {
  code: 'destination.signatureMissing',
  message: 'eBay wants this call signed, as it does of sellers in the EU and the UK.',
  advice: 'Create a signing key with eBay’s Key Management API and add its private key and its JWE to this connection.',
  retry: 'never',
};

const missingScope: Problem = {
  code: 'connection.forbidden',
  message: 'Your application is not allowed to do this at eBay.',
  advice: 'Authorize it again with the scopes sell.fulfillment and sell.finances, and reconnect with the new token.',
  retry: 'never',
};

/** eBay's own words for a plain no. */
export function refusalProblem(answer: Answer): Problem {
  const error = errorOf(answer.body);
  const words = error?.longMessage || error?.message;
  return {
    code: 'destination.refused',
    message: words ? `eBay refused: ${words}` : `eBay refused (it answered ${answer.status}).`,
    retry: 'never',
  };
}

export const orderPath = (orderId: string) => `/sell/fulfillment/v1/order/${encodeURIComponent(orderId)}`;
export const returnPath = (returnId: string) => `/post-order/v2/return/${encodeURIComponent(returnId)}`;
