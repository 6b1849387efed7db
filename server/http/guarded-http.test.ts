import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HttpFailure } from '../connectors/contract';
import type { Exchange } from './exchange';
import { createGuardedHttp } from './guarded-http';

let base = '';
const seen: string[] = [];
const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/json': (_request, response) => response.setHeader('X-Page', '2').end('{"ok":true}'),
  '/text': (_request, response) => response.end('<html>'),
  '/redirect': (_request, response) => response.writeHead(302, { location: `${base}/secret` }).end(),
  '/echo': (request, response) => {
    response.writeHead(Number(new URL(request.url ?? '', base).searchParams.get('status')));
    request.pipe(response);
  },
  '/secret': (_request, response) => response.end('inside'),
  '/silence': () => undefined,
  '/reset': (request) => request.socket.destroy(),
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setTimeout(() => response.destroy(), 10);
  },
  '/huge': (_request, response) => {
    const chunk = Buffer.alloc(1_000_000);
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  },
};
const server = createServer((request, response) => {
  seen.push(request.url ?? '');
  routes[(request.url ?? '').split('?')[0] ?? '']?.(request, response);
});
const guarded = createGuardedHttp();
const http = guarded({ loopback: true });

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await guarded.close();
});

const failureOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HttpFailure)) throw new Error('expected an HttpFailure', { cause: error });
  return { kind: error.kind, sent: error.sent };
};

it('brings back status, headers and JSON', async () => {
  const answer = await http({ method: 'GET', url: `${base}/json` });
  expect([answer.status, answer.headers['x-page'], answer.json()]).toEqual([200, '2', { ok: true }]);
});

it('does not follow a redirect', async () => {
  const answer = await http({ method: 'GET', url: `${base}/redirect` });
  expect(answer.status).toBe(302);
  expect(seen).not.toContain('/secret');
});

it('says that a request to a closed port was surely not sent', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => free.once('listening', listening));
  const { port } = free.address() as AddressInfo;
  await new Promise((closed) => free.close(closed));
  expect(await failureOf(http({ method: 'POST', url: `http://127.0.0.1:${port}/`, body: 'x' }))).toEqual({
    kind: 'refused',
    sent: false,
  });
});

it.each([
  ['/silence', 'timeout'],
  ['/reset', 'reset'],
  ['/cut', 'reset'],
  ['/huge', 'tooLarge'],
])('says of %s that the request may have arrived', async (path, kind) => {
  const call = http({ method: 'POST', url: base + path, body: 'x', timeoutMs: path === '/silence' ? 100 : 5000 });
  expect(await failureOf(call)).toEqual({ kind, sent: true });
});

it('ends a request when its job ends', async () => {
  const job = new AbortController();
  const call = guarded({ loopback: true, signal: job.signal })({ method: 'POST', url: `${base}/silence` });
  await pause(50);
  job.abort();
  expect(await failureOf(call)).toEqual({ kind: 'timeout', sent: true });
});

it('sends nothing once its job has ended', async () => {
  const call = guarded({ loopback: true, signal: AbortSignal.abort() })({ method: 'POST', url: `${base}/late` });
  expect(await failureOf(call)).toEqual({ kind: 'timeout', sent: false });
  expect(seen).not.toContain('/late');
});

it('puts nothing on the wire after its deadline, even if no signal was heard', async () => {
  const call = guarded({ loopback: true, deadline: Date.now() - 1 })({ method: 'POST', url: `${base}/slept` });
  expect(await failureOf(call)).toEqual({ kind: 'timeout', sent: false });
  expect(seen).not.toContain('/slept');
});

it('tells a page of HTML from JSON', async () => {
  const answer = await http({ method: 'GET', url: `${base}/text` });
  expect(() => answer.json()).toThrow(HttpFailure);
});

it.each([
  ['a literal', () => `${base}/json`],
  ['a name that leads inside', () => 'https://localhost:8443/json'],
])('refuses %s inside for ordinary connections before a byte is sent', async (_form, address) => {
  const before = seen.length;
  const failure = await failureOf(guarded({})({ method: 'GET', url: address() }));
  expect(failure).toEqual({ kind: 'blocked', sent: false });
  expect(seen.length).toBe(before);
});

it('records what was said without a secret in it', async () => {
  const records: Exchange[] = [];
  const recorded = guarded({ loopback: true, record: (one) => records.push(one), secrets: ['s3cr3t-value'] });
  await recorded({
    method: 'POST',
    url: `${base}/json?api_key=s3cr3t-query&page=2`,
    headers: { Authorization: 'Bearer canary-1', 'X-Api-Key': 'canary-2', Accept: 'application/json' },
    body: JSON.stringify({
      sku: 'MUG-1',
      password: 'canary-3',
      note: 'has s3cr3t-value inside',
      filler: 'x'.repeat(9000),
    }),
  });
  const told = JSON.stringify(records);
  expect(told).not.toMatch(/canary|s3cr3t/);
  expect(told).toContain('MUG-1');
  expect(records[0]?.request.length).toBeLessThan(4_100);
  expect(records[0]).toMatchObject({ method: 'POST', status: 200, response: expect.stringContaining('{"ok":true}') });
});

it('hands on a refusal without what proves who we are, and what went well as it came', async () => {
  const echoing = guarded({ loopback: true, secrets: ['s3cr3t-value', 'abc'] });
  const ask = (path: string) =>
    echoing({
      method: 'POST',
      url: `${base}${path}`,
      headers: { authorization: 'Basic YW5hOnB3ZA==', 'x-api-key': 'key-of-ours' },
      body: 'abc s3cr3t-value YW5hOnB3ZA== key-of-ours',
    });
  const [refused, taken] = [await ask('/echo?status=422'), await ask('/echo?status=200')];
  expect([refused.status, refused.text(), new TextDecoder().decode(refused.body)]).toEqual([
    422,
    'abc ••• ••• •••',
    'abc ••• ••• •••',
  ]);
  expect(taken.text()).toBe('abc s3cr3t-value YW5hOnB3ZA== key-of-ours');
});

it('records no secret that was sent in a form either', async () => {
  const records: Exchange[] = [];
  const recorded = guarded({ loopback: true, record: (one) => records.push(one), secrets: ['v^1.1#i^1#canary='] });
  const body = `grant_type=refresh_token&refresh_token=${encodeURIComponent('v^1.1#i^1#canary=')}`;
  await recorded({ method: 'POST', url: `${base}/json`, body });
  expect(JSON.stringify(records)).toContain('grant_type=refresh_token');
  expect(JSON.stringify(records)).not.toContain('canary');
});
