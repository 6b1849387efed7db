import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Auth } from '../auth/auth';
import type { Env } from '../env';
import type { World } from '../workspaces/world';
import { createDesk } from './desk';
import { openPages } from './pages';

export interface Web {
  readonly port: number;
  /** From now on pages are shown, and the process counts as ready. */
  readonly open: () => void;
  /** Takes no more requests, finishes those under way, and resolves when all that was accepted is written. */
  readonly stop: () => Promise<void>;
}

/** The port is taken or forbidden. The message is for the person at the terminal. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** The web server: webhooks, procedures, sign-in and pages on one port. @throws PortError */
export async function startWeb(env: Env, { world, auth }: { world: World; auth: Auth }): Promise<Web> {
  const desk = createDesk(env, { world, auth });
  const server = createServer({ maxHeaderSize: 32_768, requestTimeout: 60_000, headersTimeout: 20_000 }, desk.answer);
  server.keepAliveTimeout = 65_000;
  await listen(server, env);
  const pages = await openPages({ port: env.PORT, isSecure: env.publicUrl.startsWith('https://') });
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
  return { port: env.PORT, open: () => desk.open(pages), stop };
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
  if (code === 'EADDRINUSE')
    return `Port ${PORT} is taken by another program. Stop that one, or choose another: PORT=${PORT + 1}`;
  if (code === 'EACCES') return `Port ${PORT} is reserved for root. Choose one above 1023: PORT=3001`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${HOST}. Set HOST=0.0.0.0 for all of them.`;
  return `Cannot listen on ${HOST}:${PORT}: ${String(cause)}`;
}
