import type { HttpRequest } from '../connectors/contract';
import type { Answer } from './one-request';
import { isHiddenHeader, leaveOut, mask, provingTexts } from './own-secrets';

/** One request and its answer as a person may see them: redacted, cut to size. */
export interface Exchange {
  readonly at: string;
  readonly ms: number;
  readonly method: string;
  readonly url: string;
  /** Header lines, an empty line, the body. */
  readonly request: string;
  readonly status?: number;
  readonly response?: string;
  /** Why there was no answer. */
  readonly error?: string;
}

const longest = 4_000;
const hiddenMembers =
  /("[^"]*(?:password|secret|token|api_?key|authorization|credential)[^"]*"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
const hiddenParameters = /([?&][^=&#]*(?:key|token|secret|signature|password)[^=&#]*=)[^&#]*/gi;

export function recordExchange(taken: {
  readonly request: HttpRequest;
  readonly started: number;
  readonly ended: number;
  readonly secrets: readonly string[];
  readonly answer?: Answer;
  readonly error?: unknown;
}): Exchange {
  const { request, started, ended, answer, error } = taken;
  const clean = cleaner(provingTexts(request, taken.secrets));
  return {
    at: new Date(started).toISOString(),
    ms: ended - started,
    method: request.method,
    url: clean(request.url.replace(hiddenParameters, `$1${mask}`)),
    request: clean(asText({ headers: request.headers ?? {}, body: request.body })),
    ...(answer && { status: answer.status, response: clean(asText(answer)) }),
    ...(error !== undefined && { error: clean(error instanceof Error ? error.message : String(error)) }),
  };
}

function asText({
  headers,
  body,
}: {
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array | undefined;
}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${isHiddenHeader(name) ? mask : value}`);
  return `${lines.join('\n')}\n\n${readable(body)}`;
}

function readable(body: string | Uint8Array = ''): string {
  // Cut before decoding: a 10 MB answer must not cost 10 MB of work for 4 KB of record.
  const text =
    typeof body === 'string' ? body.slice(0, longest * 2) : new TextDecoder().decode(body.subarray(0, longest * 2));
  return text.replace(hiddenMembers, `$1"${mask}"`).replaceAll('\u0000', '\uFFFD');
}

/** Takes out the connection's own secrets wherever they stand, then cuts. */
const cleaner =
  (secrets: readonly string[]) =>
  (text: string): string => {
    const cleaned = leaveOut(text, secrets);
    return cleaned.length > longest ? `${cleaned.slice(0, longest)}…` : cleaned;
  };
