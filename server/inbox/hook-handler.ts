import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../jobs/world';
import { createAccept, type HookAnswer } from './accept';
import { BodyRefused, readWholeBody } from './whole-body';

export interface HookHandler {
  /** Answers every request whose path begins with /api/hooks/; never throws. */
  (request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Resolves when everything taken is written; for a clean stop. */
  settled(): Promise<void>;
}

const tokenInPath = /^\/api\/hooks\/([\w-]{16,128})\/?$/;

export function createHookHandler(world: World): HookHandler {
  const accept = createAccept(world);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://hooks.invalid');
    const token = tokenInPath.exec(url.pathname)?.[1] ?? '';
    try {
      const rawBody = await readWholeBody(request);
      send(response, await accept({ method: request.method ?? '', url, token, headers: flat(request), rawBody }));
    } catch (error) {
      send(response, answerTo(error, world));
    }
  };
  return Object.assign(handle, { settled: accept.settled });
}

function answerTo(error: unknown, { log }: World): HookAnswer {
  if (error instanceof BodyRefused) return { status: error.status, body: JSON.stringify({ error: error.message }) };
  log.error({ err: error }, 'A webhook could not be stored; its sender will try again');
  const body = JSON.stringify({ error: 'Not stored. Please send it again.' });
  return { status: 503, retryAfterSeconds: 2, body };
}

function send(response: ServerResponse, { status, body, retryAfterSeconds }: HookAnswer): void {
  if (response.headersSent || response.destroyed) return;
  // After a refusal the rest of the body may still be on its way; the connection cannot be used for another request.
  if (status === 413 || status === 408) response.setHeader('connection', 'close');
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

/** Header names in lower case; Node has joined repeated ones with a comma, so a doubled signature fits nothing. */
const flat = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  );
