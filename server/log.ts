import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Names under which secrets and people's data could appear in something logged. Their values never leave the process. */
const hidden = ['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey', 'credentials', 'body', 'rawBody'];

/** One JSON line per entry on standard output. Errors keep their cause. Bodies and credentials are never logged. */
export const createLog = (
  options: { readonly name: string; readonly level?: string },
  destination?: DestinationStream,
): Log =>
  pino(
    {
      name: options.name,
      level: options.level ?? 'info',
      redact: { paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
      serializers: { err: tellError },
    },
    ...(destination ? [destination] : []),
  );

/** What helps to find the cause. Errors of libraries carry whole clients and requests with them, which nobody wants in a log. */
function tellError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    name,
    message,
    stack,
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause: tellError(cause) }),
  };
}
