import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, FaultScript } from './faults';
import { answerJson, type Route, type SimRequest, type SimResponse } from './http-types';
import type { RateLimiter } from './rate-limiter';
import { createRouting, type Match } from './router';
import { sendResponse } from './send-response';

export interface SimulatorServer {
  /** "http://127.0.0.1:4101", without a slash at the end. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface SimulatorOptions {
  readonly routes: readonly Route[];
  /** 0 takes any free port. */
  readonly port: number;
  /** Null when the caller may go on; else the channel's own way of refusing. Asked for `api` routes only. */
  authorize(request: SimRequest): SimResponse | null;
  readonly faults: FaultScript;
  readonly limiter: RateLimiter;
  log(line: string): void;
}

/** Larger than anything a test sends on purpose, smaller than what hurts. */
const maxBodyBytes = 20_000_000;

/** Real HTTP on loopback, and on nothing else: a simulator knows no users, only a demo key. */
export async function startSimulatorServer(options: SimulatorOptions): Promise<SimulatorServer> {
  const routing = createRouting(options.routes);
  const server = createServer((incoming, outgoing) => {
    serve({ incoming, outgoing }, { ...options, routing }).catch((cause: unknown) => {
      // A caller that hangs up halfway is nobody's mistake.
      if (incoming.complete) options.log(`simulator failed on ${incoming.method} ${incoming.url}: ${cause}`);
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = 30_000;
  await listen(server, options.port);
  // `listen` above is over, so the address is that of a TCP port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

interface Serving extends SimulatorOptions {
  readonly routing: ReturnType<typeof createRouting>;
}

async function serve({ incoming, outgoing }: Exchange, options: Serving): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://simulator');
  const method = incoming.method ?? 'GET';
  const match = options.routing({ method, path: url.pathname });
  const body = await readBody(incoming);
  if (body === 'tooLarge') return sendResponse(outgoing, { response: answerJson(413, { error: 'too_large' }) });
  if (match === null) return sendResponse(outgoing, { response: answerJson(404, { error: 'no_such_address' }) });
  if (match === 'methodMismatch')
    return sendResponse(outgoing, { response: answerJson(405, { error: 'method_not_allowed' }) });

  const request = {
    method,
    path: url.pathname,
    params: match.params,
    query: url.searchParams,
    headers: headersOf(incoming),
    body,
  };
  const fault = match.route.access === 'api' ? options.faults.take(request) : null;
  const response = await respond({ request, match, fault }, options);
  if (response === 'reset' || fault?.kind === 'commitThenReset') {
    incoming.socket.destroy();
    return;
  }
  await sendResponse(outgoing, fault ? { response, fault } : { response });
}

interface Asked {
  readonly request: SimRequest;
  readonly match: Match;
  readonly fault: Fault | null;
}

/** What the channel answers; the faults that strike before the work strike here. */
async function respond({ request, match, fault }: Asked, options: Serving): Promise<SimResponse | 'reset'> {
  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (fault?.kind === 'reset') return 'reset';
  if (fault?.kind === 'status') return refusal(fault.status, fault.retryAfterSeconds);
  if (match.route.access === 'open') return match.route.handle(request);

  const refused = options.authorize(request);
  if (refused) return refused;
  const waitSeconds = options.limiter.take();
  if (waitSeconds > 0) return withRateHeaders(refusal(429, Math.ceil(waitSeconds)), options.limiter);
  const response = withRateHeaders(await match.route.handle(request), options.limiter);
  return fault?.kind === 'commitThenStatus' ? refusal(fault.status) : response;
}

function refusal(status: number, retryAfterSeconds?: number): SimResponse {
  const error = status === 429 ? 'too_many_requests' : 'simulated';
  const answer = answerJson(status, { error, message: `Scripted answer ${status}.` });
  if (retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
}

function withRateHeaders(response: SimResponse, limiter: RateLimiter): SimResponse {
  const state = limiter.state();
  if (!state) return response;
  const headers = { 'x-ratelimit-limit': String(state.limit), 'x-ratelimit-remaining': String(state.remaining) };
  return { ...response, headers: { ...response.headers, ...headers } };
}

function readBody(incoming: IncomingMessage): Promise<Buffer | 'tooLarge'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) chunks.push(chunk);
    });
    incoming.on('end', () =>
      resolve(size > maxBodyBytes ? 'tooLarge' : chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
    );
    incoming.on('error', reject);
  });
}

/** Node joins repeated headers already, except set-cookie, which nobody sends us. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    own[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return own;
}
