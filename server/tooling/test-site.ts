import { once } from 'node:events';
import { createServer } from 'node:http';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { createAuth } from '../auth/auth';
import { authSecrets } from '../auth/auth-secret';
import { newKey } from '../crypto/envelope';
import { parseKeys } from '../crypto/key-ring';
import type { Mailer } from '../mail/mailer';
import { createDesk } from '../web/desk';
import type { World } from '../workspaces/world';
import { createTestWorld, type TestWorld } from './test-world';

export const siteOrigin = 'http://sluice.test';

export interface TestSite extends TestWorld {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly post: (path: string, request: PostRequest) => Promise<Response>;
  readonly signIn: (who: { email: string; password: string }) => Promise<Response>;
}

interface PostRequest {
  /** Sent as JSON. */
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

/** The web server as it runs, on a database of its own, with pages that answer what they were asked. */
export async function startTestSite({
  mailer = null,
  publicUrl = siteOrigin,
}: {
  mailer?: Mailer | null;
  publicUrl?: string;
} = {}): Promise<TestSite> {
  const test = await createTestWorld({ hashPassword, verifyPassword, mailer, publicUrl });
  const { base, close } = await serveSite(test.world);
  const ask: TestSite['ask'] = (path, init) => fetch(`${base}${path}`, { redirect: 'manual', ...init });
  const post: TestSite['post'] = (path, { body, headers }) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl, ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...test,
    ask,
    post,
    signIn: (who) => post('/api/auth/sign-in/email', { body: who }),
    drop: async () => {
      close();
      await test.drop();
    },
  };
}

/** The same over a world that is there already. */
export async function serveSite(world: World): Promise<{ base: string; close: () => void }> {
  const { db, log, mailer, publicUrl } = world;
  const secrets = authSecrets(parseKeys(newKey().bytes.toString('base64'), 'test'));
  const auth = createAuth({ db, log, secrets, publicUrl, origins: [publicUrl], mailer });
  const settings = { origins: [publicUrl], publicUrl, TRUSTED_PROXIES: [], METRICS_TOKEN: undefined };
  const desk = createDesk(settings, { world, auth });
  desk.open({
    handle: async (request, response) =>
      void response.end(JSON.stringify({ page: request.url, headers: request.headers })),
    close: () => Promise.resolve(),
  });
  const server = createServer(desk.answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${address.port}`, close };
}

/** What a browser would send back. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
