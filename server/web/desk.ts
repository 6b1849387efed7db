import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Auth, addressHeader } from '../auth/auth';
import type { Env } from '../env';
import { createHookHandler, type HookHandler } from '../inbox/hook-handler';
import type { World } from '../workspaces/world';
import { answerJson, answerRedirect, answerText } from './answer';
import { apiPrefix, createApiHandler } from './api-handler';
import { authHandler } from './auth-handler';
import { clientAddressFinder } from './client-address';
import { doorFor } from './door';
import { answerHealth, answerReadiness } from './health-answers';
import { answerMetrics, RequestCounter } from './metrics';
import type { Pages } from './pages';
import { dropInsideHeaders, setSecurityHeaders } from './security-headers';
import type { Site } from './site';
import { handleTrpc } from './trpc-handler';

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
/** Everything that answers; routes.test.ts says what stands between each and a stranger. */
export const areaNames = ['metrics', 'hooks', 'trpc', 'v1', 'auth', 'health', 'ready', 'api', 'page'] as const;
/** Who answers addresses that begin with the prefix; the first that fits. */
type Area = readonly [name: (typeof areaNames)[number] | 'unreadable', prefix: string, answer: Answer];

export interface Desk {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** From now on there are pages. */
  readonly open: (pages: Pages) => void;
  /** No more pages, and no longer ready. */
  readonly close: () => void;
  /** Resolves when all accepted messages are written. */
  readonly settled: () => Promise<void>;
}

type Settings = Pick<Env, 'origins' | 'publicUrl' | 'TRUSTED_PROXIES' | 'METRICS_TOKEN'>;

/** Takes every request, clears it of what only we may say, and hands it to whoever answers its address. */
export function createDesk(env: Settings, { world, auth }: { world: World; auth: Auth }): Desk {
  const shelf: Shelf = { pages: null };
  const findAddress = clientAddressFinder(env.TRUSTED_PROXIES);
  const hooks = createHookHandler(world);
  const counter = new RequestCounter();
  const site = { world, auth, origins: env.origins };
  const metered = { db: world.db, counter, token: env.METRICS_TOKEN };
  const areas: readonly Area[] = [
    [
      'metrics',
      '/api/metrics',
      (request, response) => answerMetrics({ ...metered, address: findAddress(request) }, { request, response }),
    ],
    ...areasOf(site, { hooks, shelf }),
  ];
  const isSecure = env.publicUrl.startsWith('https://');
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    dropInsideHeaders(request);
    request.headers[addressHeader] = findAddress(request) ?? undefined;
    setSecurityHeaders(response, { isSecure });
    const [area, , handle] = areas.find(([, prefix]) => request.url?.startsWith(prefix)) ?? unreadable;
    response.once('finish', () => counter.add(area, response.statusCode));
    run(handle, { request, response }).catch((error: unknown) => {
      world.log.error({ err: error, area }, 'A request failed');
      answerFailure(response);
    });
  };
  return {
    answer,
    open: (pages) => {
      shelf.pages = pages;
    },
    close: () => {
      shelf.pages = null;
    },
    settled: () => hooks.settled(),
  };
}

/** Null until Next is awake, and again when we stop. */
interface Shelf {
  pages: Pages | null;
}

function areasOf(site: Site, { hooks, shelf }: { hooks: HookHandler; shelf: Shelf }): readonly Area[] {
  const { world } = site;
  const isReady = () => shelf.pages !== null;
  return [
    ['hooks', '/api/hooks/', hooks],
    ['trpc', '/api/trpc/', (request, response) => handleTrpc(site, { request, response })],
    ['v1', apiPrefix, createApiHandler(world)],
    ['auth', '/api/auth/', authHandler(site)],
    ['health', '/api/healthz', answerHealth],
    ['ready', '/api/readyz', (_request, response) => answerReadiness({ db: world.db, isReady }, response)],
    ['api', '/api/', (_request, response) => answerJson(response, nothingHere)],
    ['page', '/', (request, response) => answerPage(site, { request, response, pages: shelf.pages })],
  ];
}

async function answerPage(
  site: Site,
  { request, response, pages }: { request: IncomingMessage; response: ServerResponse; pages: Pages | null },
): Promise<void> {
  if (!pages) return answerText(response, { status: 503, body: 'Sluice is starting. Please reload in a moment.' });
  const elsewhere = await doorFor(site, request);
  if (elsewhere !== null) return answerRedirect(response, elsewhere);
  await pages.handle(request, response);
}

/** A throw before the first await counts like one after it. */
async function run(
  handle: Answer,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  await handle(request, response);
}

function answerFailure(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else answerText(response, { status: 500, body: 'Something went wrong on our side.' });
}

/** An address in a proxy's absolute form ("GET http://elsewhere/") reaches nothing here. */
const unreadable: Area = [
  'unreadable',
  '',
  (_request, response) => answerText(response, { status: 400, body: 'This address cannot be read.' }),
];
const nothingHere = { status: 404, body: { error: 'There is nothing here.' } };
