import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerOnce, type Sent } from '../api/answer-once';
import { findRoute, type Route } from '../api/find-route';
import { openApiText } from '../api/open-api';
import { answerToError, type ProblemAnswer, problemBody, refuse } from '../api/problem-answer';
import { tagOf } from '../api/read-input';
import { runOperation } from '../api/run-operation';
import { addressHeader } from '../auth/auth';
import type { KeyCaller } from '../keys/find-key-caller';
import type { World } from '../workspaces/world';
import { type ApiBody, readApiBody } from './api-body';
import { createApiDoor } from './api-door';

export const apiPrefix = '/api/v1/';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The way in for programs: a key and nothing else says who asks; no cookie is looked at, no other site is let in. */
export function createApiHandler(world: World): Handler {
  const door = createApiDoor(world);
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET' && url.pathname === `${apiPrefix}openapi.json`)
      return sendDocument(openApiText(world.publicUrl), { request, response });
    const address = [request.headers[addressHeader]].flat()[0] ?? null;
    const admitted = await door(request, { response, address });
    if ('problems' in admitted) return sendProblem(response, admitted);
    const asked = await readAsked(request, { response, url });
    if ('problems' in asked) return sendProblem(response, asked);
    await answer(world, { request, response, url, caller: admitted, ...asked });
  };
}

/** What is asked for, or why that cannot be said. */
async function readAsked(
  request: IncomingMessage,
  { response, url }: { response: ServerResponse; url: URL },
): Promise<{ route: Route; body: ApiBody } | ProblemAnswer> {
  const route = findRoute(request.method ?? '', url.pathname.slice(apiPrefix.length - 1));
  if ('problems' in route) {
    if (route.allow) response.setHeader('allow', route.allow);
    return route;
  }
  const body = await readApiBody(request);
  return 'problems' in body ? body : { route, body };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly caller: KeyCaller;
  readonly route: Route;
  readonly body: ApiBody;
}

async function answer(world: World, exchange: Exchange): Promise<void> {
  const { request, response, url, caller, route, body } = exchange;
  const { operation } = route;
  const name = [request.headers['idempotency-key']].flat()[0];
  const work = () => perform(world, exchange);
  if (name !== undefined && !/^[\x21-\x7e]{1,255}$/.test(name)) return sendProblem(response, wrongName);
  if (operation.method !== 'post' || name === undefined) return send(response, { route, sent: await work() });
  const asked = `${operation.id} ${url.pathname}${url.search} ${request.headers['if-match'] ?? ''} ${body.text}`;
  const once = await answerOnce(world, { naming: { caller, name, request: asked }, work });
  if ('problems' in once) return sendProblem(response, once);
  if (once.isRepeated) response.setHeader('idempotent-replayed', 'true');
  send(response, { route, sent: once });
}

const wrongName = refuse(400, {
  code: 'request.wrongName',
  message: 'An Idempotency-Key has 1 to 255 characters, without spaces.',
});

async function perform(world: World, { request, url, caller, route, body }: Exchange): Promise<Sent> {
  const { operation, inPath } = route;
  const ifMatch = request.headers['if-match'];
  const asked = { inPath, query: url.searchParams, body: body.value, ifMatch };
  try {
    const answered = await runOperation(world, { operation, caller, asked });
    return { status: operation.status, body: JSON.stringify(answered) };
  } catch (error) {
    const refused = answerToError(error, { isConditional: ifMatch !== undefined });
    if (refused.status >= 500) world.log.error({ err: error, operation: operation.id }, 'An API request failed');
    return { status: refused.status, body: problemBody(refused) };
  }
}

const isProblem = (status: number) => status >= 400;

function send(response: ServerResponse, { route, sent }: { route: Route; sent: Sent }): void {
  const { status, body } = sent;
  const { location, revisionIn } = route.operation;
  if (!isProblem(status) && (location || revisionIn)) {
    const answered: unknown = JSON.parse(body);
    const revision = fieldOf(answered, revisionIn ?? '');
    if (typeof revision === 'number') response.setHeader('etag', tagOf(revision));
    if (location) response.setHeader('location', `${apiPrefix.slice(0, -1)}${fill(location, answered)}`);
  }
  write(response, { status, body, type: isProblem(status) ? 'application/problem+json' : 'application/json' });
}

const fill = (path: string, answered: unknown) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(fieldOf(answered, name))));

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;

const sendProblem = (response: ServerResponse, problem: ProblemAnswer) =>
  write(response, { status: problem.status, body: problemBody(problem), type: 'application/problem+json' });

function write(response: ServerResponse, { status, body, type }: Sent & { type: string }): void {
  if (response.destroyed) return;
  // After a refusal the rest of a body may still be on its way; the connection cannot be used for another request.
  if (status === 413 || status === 408) response.setHeader('connection', 'close');
  response.setHeader('cache-control', 'no-store');
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** The description is everybody's: it holds nothing of anybody. */
function sendDocument(
  { text, tag }: { text: string; tag: string },
  { request, response }: Pick<Exchange, 'request' | 'response'>,
): void {
  response.setHeader('etag', tag);
  response.setHeader('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
