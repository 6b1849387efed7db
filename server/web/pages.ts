import { existsSync } from 'node:fs';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setProductionMode } from '../env';
import { answerText } from './answer';
import { contentSecurityPolicy, newNonce } from './security-headers';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Pages {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** There is nothing to show. The message is for the person at the terminal. */
export class PagesMissing extends Error {
  override readonly name = 'PagesMissing';
}

/** The pages as `next build` left them. Loaded here, not at the top, so that webhooks are taken before Next is awake. @throws PagesMissing */
export async function openPages({ port, isSecure }: { port: number; isSecure: boolean }): Promise<Pages> {
  if (!existsSync(join(root, '.next', 'BUILD_ID')))
    throw new PagesMissing('The pages are not built. Run "npm run build" first.');
  setProductionMode();
  const { default: next } = await import('next');
  // Next answers web sockets on whatever server it meets; it gets one that nobody can reach.
  const app = next({ dev: false, dir: root, hostname: 'localhost', port, httpServer: new Server() });
  await app.prepare();
  const render = app.getRequestHandler();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    // No form and no server action of ours posts to a page.
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return answerText(response, { status: 405, body: 'Pages are read with GET.' });
    }
    if (!request.url?.startsWith('/_next/')) addPolicy(request, { response, isSecure });
    await render(request, response);
  };
  return { handle, close: () => app.close() };
}

/** Next puts the nonce on its own scripts when it finds the policy in the request; the layout reads it from `x-nonce`. */
function addPolicy(
  request: IncomingMessage,
  { response, isSecure }: { response: ServerResponse; isSecure: boolean },
): void {
  const nonce = newNonce();
  const policy = contentSecurityPolicy({ nonce, isSecure });
  request.headers['x-nonce'] = nonce;
  request.headers['content-security-policy'] = policy;
  response.setHeader('content-security-policy', policy);
  keepToOneself(response);
}

/** Next has words of its own for pages that are not there. */
function keepToOneself(response: ServerResponse): void {
  response.setHeader('cache-control', 'private, no-store');
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => (name.toLowerCase() === 'cache-control' ? response : set(name, value));
}
