import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Env } from '../env';
import type { Auth } from '../auth/auth';
import { addressHeader } from '../auth/auth';
import { createHookHandler } from '../inbox/hook-handler';
import type { World } from '../workspaces/world';
import { answerJson, answerRedirect, answerText } from './answer';
import { authHandler } from './auth-handler';
import { clientAddressFinder } from './client-address';
import { doorFor } from './door';
import { answerHealth, answerReadiness } from './health-answers';
import { answerMetrics, RequestCounter } from './metrics';
import { openPages, type Pages } from './pages';
import { dropInsideHeaders, setSecurityHeaders } from './security-headers';
import { handleTrpc } from './trpc-handler';

export interface Web {
  readonly port: number;
  /** Takes no more requests, finishes those under way, and resolves when all that was accepted is written. */
  readonly stop: () => Promise<void>;
}

/** The port is taken or forbidden. The message is for the person at the terminal. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/**
 * The web server: webhooks, procedures, sign-in and pages on one port. It listens as soon as webhooks can be stored and answers
 * pages when Next is awake. @throws PortError
 */
export async function startWeb(env: Env, { world, auth }: { world: World; auth: Auth }): Promise<Web> {
  const desk = createDesk(env, { world, auth });
  const server = createServer({ maxHeaderSize: 32_768, requestTimeout: 60_000, headersTimeout: 20_000 }, desk.answer);
  server.keepAliveTimeout = 65_000;
  await listen(server, env);
  const pages = await openPages({ port: env.PORT, isSecure: env.publicUrl.startsWith('https://') });
  desk.open(pages);
  const stop = async () => {
    desk.close();
    server.close();
    server.closeIdleConnections();
    const insist = setTimeout(() => server.closeAllConnections(), 10_000);
    await once(server, 'close');
    clearTimeout(insist);
    await desk.settled();
    await pages.close();
  };
  return { port: env.PORT, stop };
}

async function listen(server: ReturnType<typeof createServer>, { HOST, PORT }: Env): Promise<void> {
  server.listen(PORT, HOST);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new PortError(sayListening(cause, { HOST, PORT }), { cause });
  }
}

function sayListening(cause: unknown, { HOST, PORT }: Pick<Env, 'HOST' | 'PORT'>): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'EADDRINUSE') return `Port ${PORT} is taken by another program. Stop that one, or choose another: PORT=${PORT + 1}`;
  if (code === 'EACCES') return `Port ${PORT} is reserved for root. Choose one above 1023: PORT=3001`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${HOST}. Set HOST=0.0.0.0 for all of them.`;
  return `Cannot listen on ${HOST}:${PORT}: ${String(cause)}`;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Decides who answers a request. */
function createDesk(env: Env, { world, auth }: { world: World; auth: Auth }) {
  const site = { world, auth, origins: env.origins };
  const isSecure = env.publicUrl.startsWith('https://');
  const findAddress = clientAddressFinder(env.TRUSTED_PROXIES);
  const counter = new RequestCounter();
  const hooks = createHookHandler(world);
  let pages: Pages | null = null;

  const page: Answer = async (request, response) => {
    if (!pages) return answerText(response, { status: 503, body: 'Sluice is starting. Please reload in a moment.' });
    const elsewhere = await doorFor(site, request);
    return elsewhere === null ? pages.handle(request, response) : answerRedirect(response, elsewhere);
  };
  const areas: readonly (readonly [area: string, prefix: string, answer: Answer])[] = [
    ['hooks', '/api/hooks/', hooks],
    ['trpc', '/api/trpc/', (request, response) => handleTrpc(site, { request, response })],
    ['auth', '/api/auth/', authHandler(auth)],
    ['health', '/api/healthz', answerHealth],
    ['ready', '/api/readyz', (_request, response) => answerReadiness({ db: world.db, isReady: () => pages !== null }, response)],
    ['metrics', '/api/metrics', (request, response) =>
      answerMetrics({ db: world.db, counter, token: env.METRICS_TOKEN, address: findAddress(request) }, { request, response })],
    ['api', '/api/', (_request, response) => answerJson(response, { status: 404, body: { error: 'There is nothing here.' } })],
    ['page', '/', page],
  ];

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    dropInsideHeaders(request);
    request.headers[addressHeader] = findAddress(request) ?? undefined;
    setSecurityHeaders(response, { isSecure });
    // A proxy's absolute form ("GET http://elsewhere/") reaches nothing here.
    const found = areas.find(([, prefix]) => request.url?.startsWith(prefix));
    if (!found) return answerText(response, { status: 400, body: 'This address cannot be read.' });
    const [area, , handle] = found;
    response.once('finish', () => counter.add(area, response.statusCode));
    Promise.resolve(handle(request, response)).catch((error: unknown) => {
      world.log.error({ err: error, area }, 'A request failed');
      if (!response.headersSent) answerText(response, { status: 500, body: 'Something went wrong on our side.' });
      else response.destroy();
    });
  };
  return {
    answer,
    open: (opened: Pages) => {
      pages = opened;
    },
    close: () => {
      pages = null;
    },
    settled: () => hooks.settled(),
  };
}
