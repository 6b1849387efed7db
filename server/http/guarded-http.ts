import { Agent, type Dispatcher } from 'undici';
import { type Http, HttpFailure, type HttpRequest, type HttpResponse } from '../connectors/contract';
import { type Reach, refusalOf } from './address-guard';
import { type Exchange, recordExchange } from './exchange';
import { guardedConnect } from './guarded-connect';
import { type Answer, exchange } from './one-request';
import { leaveOut, provingTexts } from './own-secrets';

export interface HttpRules {
  /** The connection may speak to loopback, and there without TLS: the demo's own channels. */
  readonly loopback?: boolean;
  /** Ends every request of the call: the job's own end, or the time a delivery may take. */
  readonly signal?: AbortSignal;
  /** Nothing is put on the wire after this moment, by Date.now(): a process that was stopped and wakes up late must not go on. */
  readonly deadline?: number;
  /** Is told every exchange, redacted and cut to size. */
  readonly record?: (exchange: Exchange) => void;
  /** Values that must not appear in a record, nor in what a refusal says. */
  readonly secrets?: readonly string[];
}

export interface GuardedHttp {
  (rules: HttpRules): Http;
  /** Closes the kept connections once their requests have ended. */
  close(): Promise<void>;
}

const defaultTimeoutMs = 20_000;

/**
 * The only way out to channels. Public addresses by TLS only (address-guard.ts), no redirects, no proxy, at most 10 MB of
 * answer, a limit on the total time, connections kept per origin. Whatever gives no usable answer is an HttpFailure that says
 * honestly whether the request may have arrived.
 */
export function createGuardedHttp({ trusted = [] }: { readonly trusted?: readonly string[] } = {}): GuardedHttp {
  const open = { reach: { loopback: false, trusted }, agent: agentFor({ loopback: false, trusted }) };
  const local = { reach: { loopback: true, trusted }, agent: agentFor({ loopback: true, trusted }) };
  const withRules =
    (rules: HttpRules): Http =>
    async (request) => {
      const way = rules.loopback ? local : open;
      const started = Date.now();
      try {
        const answer = await send(request, { ...way, rules });
        record(rules, { request, started, answer });
        return toResponse(withoutSecrets(answer, { request, secrets: rules.secrets ?? [] }));
      } catch (error) {
        record(rules, { request, started, error });
        throw error;
      }
    };
  return Object.assign(withRules, {
    close: async () => void (await Promise.all([open, local].map((w) => w.agent.close()))),
  });
}

const agentFor = (reach: Reach): Agent =>
  new Agent({
    connect: guardedConnect(reach),
    connections: 64,
    pipelining: 1,
    keepAliveTimeout: 8_000,
    maxHeaderSize: 32_768,
  });

interface Way {
  readonly reach: Reach;
  readonly agent: Dispatcher;
  readonly rules: HttpRules;
}

async function send(request: HttpRequest, { reach, agent, rules }: Way): Promise<Answer> {
  const url = URL.parse(request.url);
  const refusal = url ? refusalOf(url, reach) : 'The address cannot be read.';
  if (!url || refusal) throw new HttpFailure(refusal ?? '', { kind: 'blocked', sent: false });
  return await exchange(agent, {
    url,
    method: request.method,
    headers: request.headers ?? {},
    body: request.body ?? null,
    timeoutMs: request.timeoutMs ?? defaultTimeoutMs,
    signal: rules.signal,
    deadline: rules.deadline ?? Number.POSITIVE_INFINITY,
  });
}

function record(
  { record: tell, secrets = [] }: HttpRules,
  outcome: { request: HttpRequest; started: number; answer?: Answer; error?: unknown },
): void {
  tell?.(recordExchange({ ...outcome, ended: Date.now(), secrets }));
}

/** A refusal is quoted to people, and some systems quote in it what they were sent. What went well is left as it came. */
function withoutSecrets(
  answer: Answer,
  { request, secrets }: { request: HttpRequest; secrets: readonly string[] },
): Answer {
  if (answer.status < 400) return answer;
  const text = new TextDecoder().decode(answer.body);
  const cleaned = leaveOut(text, provingTexts(request, secrets));
  return cleaned === text ? answer : { ...answer, body: new TextEncoder().encode(cleaned) };
}

function toResponse({ status, headers, body }: Answer): HttpResponse {
  const text = () => new TextDecoder().decode(body);
  return { status, headers, body, text, json: () => parse(text()) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HttpFailure('The channel answered with something that is not JSON.', {
      kind: 'unreadable',
      sent: true,
      cause,
    });
  }
}
