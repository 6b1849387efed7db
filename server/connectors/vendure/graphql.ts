import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { HttpResponse } from '../contract';
import type { VendureCall } from './account';
import { ErrorResult, problemOfErrorResult } from './error-results';

const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
});
type GraphqlError = NonNullable<z.infer<typeof Answer>['errors']>[number];

/** A mutation over many lines runs them one after the other in the shop. */
const patienceMs = 60_000;

/**
 * One POST to the Admin API. Vendure answers HTTP 200 to nearly everything, so refusals are found in `errors` and in error
 * results among the data; both come back as problems. A lost answer is thrown as HttpFailure, for the caller's caller to look up.
 */
export async function ask<Schema extends z.ZodType>(
  call: VendureCall,
  request: {
    query: string;
    variables?: object;
    answer: Schema;
    /** The order's; prices of a draft follow the request, not the order. */
    currency?: string;
    /** What each part of a query of many parts is about, for its problem. */
    subjects?: Readonly<Record<string, string>>;
  },
): Promise<Result<z.infer<Schema>>> {
  const response = await call.http({
    method: 'POST',
    url: addressFor(call, request.currency),
    headers: {
      'content-type': 'application/json',
      'vendure-api-key': call.credentials.apiKey,
      ...(call.settings.channelToken && { 'vendure-token': call.settings.channelToken }),
    },
    body: JSON.stringify({ query: request.query, variables: request.variables ?? {} }),
    timeoutMs: patienceMs,
  });
  // A query that does not fit the shop's schema is HTTP 400 with the usual `errors`.
  if (response.status !== 200 && response.status !== 400) return failed(problemOfStatus(response));
  return readAnswer(response.json(), request);
}

function readAnswer<Schema extends z.ZodType>(
  json: unknown,
  { answer: schema, subjects }: { answer: Schema; subjects?: Readonly<Record<string, string>> },
): Result<z.infer<Schema>> {
  const answer = Answer.safeParse(json);
  if (!answer.success) return failed(unreadable('This address does not answer as a Vendure Admin API does.'));
  const [error] = answer.data.errors ?? [];
  if (error) return failed(problemOfError(error));
  for (const [part, value] of Object.entries(answer.data.data ?? {})) {
    const refusal = ErrorResult.safeParse(value);
    const subject = subjects?.[part];
    if (refusal.success) return failed({ ...problemOfErrorResult(refusal.data), ...(subject && { subject }) });
  }
  const data = schema.safeParse(answer.data.data);
  return data.success
    ? ok(data.data)
    : failed(unreadable(`Vendure’s answer is not what we know: ${z.prettifyError(data.error)}`));
}

function addressFor({ settings }: VendureCall, currency?: string): string {
  const url = new URL(settings.adminApiUrl);
  if (currency) url.searchParams.set('currencyCode', currency);
  return url.href;
}

function problemOfStatus({ status, headers }: HttpResponse): Problem {
  if (status === 401 || status === 403) return unauthorized;
  if (status === 429) {
    const seconds = Number(headers['retry-after']);
    return {
      code: 'channel.rateLimited',
      message: 'Vendure asks us to slow down.',
      retry: 'later',
      ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
    };
  }
  if (status >= 500) {
    return { code: 'channel.unavailable', message: `Vendure answered with an error (${status}).`, retry: 'later' };
  }
  return {
    ...unreadable(`There is no Vendure Admin API at this address (it answered ${status}).`),
    code: 'connection.notFound',
  };
}

function problemOfError({ message, extensions }: GraphqlError): Problem {
  switch (extensions?.code) {
    case 'FORBIDDEN':
    case 'UNAUTHORIZED':
      return unauthorized;
    case 'GRAPHQL_VALIDATION_FAILED':
    case 'BAD_USER_INPUT':
      return {
        code: 'connection.settings',
        message: `This shop does not know a field we were told to use: ${message}`,
        advice: 'Compare the names of the custom fields in the connection’s settings with those of the shop.',
        retry: 'never',
      };
    case 'INTERNAL_SERVER_ERROR':
      return { code: 'channel.unavailable', message: `Vendure stumbled: ${message}`, retry: 'later' };
    default:
      if (/^The currency .* is not available/.test(message)) return foreignCurrency;
      return { code: 'destination.refused', message: `Vendure refused: ${message}`, retry: 'never' };
  }
}

const foreignCurrency: Problem = {
  code: 'destination.currency',
  message: 'This Vendure channel does not sell in the currency of the order.',
  advice: 'Add the currency to the channel in Vendure, with a price for each product.',
  retry: 'never',
};

const unauthorized: Problem = {
  code: 'connection.unauthorized',
  message: 'Vendure does not accept this API key, or the key’s role may not do this.',
  advice: 'Check the key and its role in the Vendure dashboard, then reconnect.',
  retry: 'never',
};

const unreadable = (message: string): Problem => ({
  code: 'connection.unexpectedAnswer',
  message,
  advice: 'Check the Admin API address.',
  retry: 'never',
});
