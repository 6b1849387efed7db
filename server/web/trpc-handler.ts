import type { IncomingMessage, ServerResponse } from 'node:http';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import { addressHeader } from '../auth/auth';
import { findAccount } from '../auth/find-account';
import { withWorkspace } from '../db/with-workspace';
import { appRouter } from '../trpc/app-router';
import type { Context } from '../trpc/procedures';
import { findMember } from '../workspaces/find-member';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import { answerJson } from './answer';
import { isJson, refusalOf } from './origin-guard';
import type { Site } from './site';

const prefix = '/api/trpc/';
const megabyte = 1024 * 1024;

/** Answers every procedure call. The body is read and procedures run only after the request has proved where it comes from. */
export async function handleTrpc(site: Site, { request, response }: Exchange): Promise<void> {
  const refusal = refusalOf(request, site.origins) ?? formRefusal(request);
  if (refusal) return answerJson(response, refused(refusal));
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  await nodeHTTPRequestHandler({
    router: appRouter,
    path: decodeURIComponent(pathname.slice(prefix.length)),
    req: request,
    res: response,
    maxBodySize: megabyte,
    maxBatchSize: 10,
    allowMethodOverride: true,
    createContext: () => createContext(site, { request, response }),
    onError: ({ error, path }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR')
        site.world.log.error({ err: error.cause ?? error, path }, 'A procedure failed');
    },
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function formRefusal(request: IncomingMessage): string | null {
  if (request.method === 'GET') return null;
  if (request.method !== 'POST') return 'Procedures are called by GET or POST.';
  if (!isJson(request)) return 'Procedures take application/json only.';
  return Number(request.headers['content-length'] ?? 0) > megabyte ? 'That is more than 1 MB.' : null;
}

/** In the form tRPC's client reads, so that the page can show the sentence. */
function refused(message: string) {
  const problem = { code: 'request.forbidden', message, retry: 'never' };
  const error = { message, code: -32003, data: { code: 'FORBIDDEN', httpStatus: 403, problems: [problem] } };
  return { status: 403, body: { error } };
}

async function createContext(site: Site, { request, response }: Exchange): Promise<Context> {
  const { world } = site;
  const { account, setCookies } = await findAccount({ ...site, ...world }, request.headers);
  if (setCookies.length > 0) response.setHeader('set-cookie', setCookies);
  response.setHeader('cache-control', 'private, no-store');
  const address = [request.headers[addressHeader]].flat()[0] ?? null;
  const members = new Map<string, Promise<Member | null>>();
  return {
    world,
    account,
    address,
    findMember(slug) {
      if (!account) return Promise.resolve(null);
      const found = members.get(slug) ?? findMember(world, { visitor: account, slug, address });
      members.set(slug, found);
      return found;
    },
    noteDenied: ({ member, procedure }) =>
      withWorkspace(world.db, member.workspaceId, (trx) =>
        recordAudit(trx, { member, deed: { action: 'denied', target: procedure } }),
      ),
  };
}
