import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { HttpFailure, type HttpResponse } from '../contract';
import { apiVersion, type ShopifyCall } from './account';
import { problemOfUserError, UserError } from './user-errors';

const Throttle = z.object({ currentlyAvailable: z.number(), restoreRate: z.number() });
const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .union([
      z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() })),
      z.string(),
    ])
    .optional(),
  extensions: z
    .object({ cost: z.object({ requestedQueryCost: z.number(), throttleStatus: Throttle }).optional() })
    .optional(),
});
type Answer = z.infer<typeof Answer>;

/**
 * One call to the Admin API. Shopify says most of its refusals inside HTTP 200: "slow down" and "not allowed" in `errors`, the
 * reasons of a shop in the `userErrors` of each mutation. All come back as problems.
 */
export async function ask<Schema extends z.ZodType>(
  call: ShopifyCall,
  request: { query: string; variables?: object; answer: Schema },
): Promise<Result<z.infer<Schema>>> {
  const { shop } = call.settings;
  // A test shop runs on this machine and speaks plain HTTP.
  const scheme = /^(127\.0\.0\.1|localhost)(:|$)/.test(shop) ? 'http' : 'https';
  const response = await call.http({
    method: 'POST',
    url: `${scheme}://${shop}/admin/api/${apiVersion}/graphql.json`,
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': call.credentials.accessToken },
    body: JSON.stringify({ query: request.query, variables: request.variables ?? {} }),
  });
  const refusal = problemOfStatus(response, request.query);
  return refusal ? failed(refusal) : readAnswer(response.json(), request.answer);
}

function readAnswer<Schema extends z.ZodType>(json: unknown, schema: Schema): Result<z.infer<Schema>> {
  const answer = Answer.safeParse(json);
  if (!answer.success) return failed(unexpected('This address does not answer as Shopify does.'));
  const problem = problemOfErrors(answer.data);
  if (problem) return failed(problem);
  for (const payload of Object.values(answer.data.data ?? {})) {
    const [error] = userErrorsOf(payload);
    if (error) return failed(problemOfUserError(error));
  }
  const data = schema.safeParse(answer.data.data);
  return data.success
    ? ok(data.data)
    : failed(unexpected(`Shopify’s answer is not what we know: ${z.prettifyError(data.error)}`));
}

/** Most mutations call them `userErrors`, cancelling calls them by its own name. */
const UserErrors = z.object({ userErrors: z.array(UserError), orderCancelUserErrors: z.array(UserError) }).partial();
function userErrorsOf(payload: unknown): UserError[] {
  const { data } = UserErrors.safeParse(payload);
  return [...(data?.userErrors ?? []), ...(data?.orderCancelUserErrors ?? [])];
}

function problemOfErrors({ errors, extensions }: Answer): Problem | null {
  if (!errors || errors.length === 0) return null;
  if (typeof errors === 'string') return unexpected(errors);
  const throttled = errors.some((error) => error.extensions?.code === 'THROTTLED');
  if (throttled) return slowDown(extensions?.cost);
  const denied = errors.find((error) => error.extensions?.code === 'ACCESS_DENIED');
  if (denied)
    return {
      ...unauthorized,
      code: 'connection.forbidden',
      message: `Shopify does not allow this app to do that: ${denied.message}`,
    };
  const [first] = errors;
  if (first?.extensions?.code === 'INTERNAL_SERVER_ERROR') {
    return { code: 'channel.unavailable', message: 'Shopify stumbled over this request.', retry: 'later' };
  }
  return unexpected(`Shopify did not understand us: ${first?.message}`);
}

/** Until the bucket holds what the query asks for; half a second at least. */
function slowDown(cost: NonNullable<Answer['extensions']>['cost']): Problem {
  const missing = cost ? cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable : 0;
  const seconds = cost ? missing / Math.max(1, cost.throttleStatus.restoreRate) : 2;
  return {
    code: 'channel.rateLimited',
    message: 'Shopify asks us to slow down.',
    retry: 'later',
    retryAfterMs: Math.ceil(Math.max(0.5, seconds) * 1000),
  };
}

function problemOfStatus({ status, headers }: HttpResponse, query: string): Problem | null {
  if (status >= 500) return downProblem(status, query);
  if (status !== 429)
    return statusProblems[status] ?? (status === 200 ? null : unexpected(`Shopify answered ${status}.`));
  const seconds = Number(headers['retry-after']);
  return { ...slowDown(undefined), ...(seconds > 0 && { retryAfterMs: seconds * 1000 }) };
}

/** @throws HttpFailure after a mutation: whether it was carried out before the error, nobody knows. */
function downProblem(status: number, query: string): Problem {
  if (query.startsWith('mutation'))
    throw new HttpFailure(`Shopify answered ${status}.`, { kind: 'unreadable', sent: true });
  return { code: 'channel.unavailable', message: `Shopify is not working at the moment (${status}).`, retry: 'later' };
}

const unauthorized: Problem = {
  code: 'connection.unauthorized',
  message: 'Shopify no longer accepts this access token.',
  advice: 'Install the app again in the Shopify admin and paste its new token.',
  retry: 'never',
};

const unexpected = (message: string): Problem => ({
  code: 'connection.unexpectedAnswer',
  message,
  advice: 'Check the shop’s address.',
  retry: 'never',
});

const frozen: Problem = {
  ...unauthorized,
  message: 'Shopify has frozen or locked this shop.',
  advice: 'Open the Shopify admin; it says what is to be done.',
};

const statusProblems: Readonly<Record<number, Problem>> = {
  401: unauthorized,
  402: frozen,
  403: unauthorized,
  404: unexpected('There is no Shopify shop at this address.'),
  423: frozen,
};
