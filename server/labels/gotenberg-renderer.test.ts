import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { gotenbergRenderer } from './gotenberg-renderer';

/** What Gotenberg 8 documents for POST /forms/chromium/convert/html, and nothing else. */
const knownFields = new Set([
  'paperWidth',
  'paperHeight',
  'marginTop',
  'marginBottom',
  'marginLeft',
  'marginRight',
  'preferCssPageSize',
  'printBackground',
  'failOnConsoleExceptions',
]);

interface Seen {
  readonly path: string | undefined;
  readonly method: string | undefined;
  readonly authorization: string | undefined;
  readonly fields: Record<string, string>;
  readonly files: Record<string, string>;
}

let seen: Seen[] = [];
let answer = { status: 200, body: Buffer.from('%PDF-1.7 from the service') };
const server = createServer((request, response) => {
  void readForm(request).then((form) => {
    seen.push({ path: request.url, method: request.method, authorization: request.headers.authorization, ...form });
    response.writeHead(answer.status, { 'content-type': answer.status === 200 ? 'application/pdf' : 'text/plain' });
    response.end(answer.body);
  });
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen = [];
  answer = { status: 200, body: Buffer.from('%PDF-1.7 from the service') };
});

/** The platform's own reader of multipart forms, so that what counts is what a server understands. */
async function readForm(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = await new Response(Buffer.concat(chunks), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData();
  const fields: Record<string, string> = {};
  const files: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else files[value.name] = await value.text();
  }
  return { fields, files };
}

it('sends Gotenberg 8 exactly the form it documents', async () => {
  const renderer = gotenbergRenderer({ url: `http://anna:s%C3%A9same@127.0.0.1:${port}` });
  const result = await renderer.render({ html: '<p>Hello <img src="http://elsewhere.example/x.png">', paper: 'a6' });

  expect(result).toMatchObject({ ok: true, value: { refused: ['http://elsewhere.example/x.png'] } });
  expect(result.ok && Buffer.from(result.value.pdf).toString()).toBe('%PDF-1.7 from the service');
  const [request] = seen;
  expect(request).toMatchObject({ method: 'POST', path: '/forms/chromium/convert/html' });
  expect(request?.authorization).toMatch(/^Basic /);
  expect(request?.fields).toEqual({
    paperWidth: '4',
    paperHeight: '6',
    marginTop: '0',
    marginBottom: '0',
    marginLeft: '0',
    marginRight: '0',
    preferCssPageSize: 'true',
    printBackground: 'true',
    failOnConsoleExceptions: 'false',
  });
  for (const field of Object.keys(request?.fields ?? {})) expect(knownFields).toContain(field);
  expect(Object.keys(request?.files ?? {})).toEqual(['index.html']);
  expect(request?.files['index.html']).toContain('size: 105mm 148mm !important');
  expect(request?.files['index.html']).toContain("default-src 'none'");
});

it('never lets a label name a file of ours', async () => {
  await gotenbergRenderer({ url: `http://127.0.0.1:${port}` }).render({ html: 'file:///etc/passwd', paper: 'a4' });
  expect(seen[0]?.files['index.html']).toContain('file:///etc/passwd');
  expect(seen[0]?.files['index.html']).not.toContain('root:');
});

it.each([
  [503, 'label.renderFailed', 'later'],
  [429, 'label.renderFailed', 'later'],
  [500, 'label.renderFailed', 'later'],
  [400, 'label.renderRefused', 'never'],
  [409, 'label.renderRefused', 'never'],
])('an answer of %i is %s, to try again %s', async (status, code, retry) => {
  answer = { status, body: Buffer.from('no') };
  const result = await gotenbergRenderer({ url: `http://127.0.0.1:${port}` }).render({ html: '<p>x', paper: 'a4' });
  expect(result).toMatchObject({ ok: false, problems: [{ code, retry }] });
});

it('a service that is not there is a problem to try again later', async () => {
  const result = await gotenbergRenderer({ url: 'http://127.0.0.1:9' }).render({ html: '<p>x', paper: 'a4' });
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'label.renderFailed', retry: 'later' }] });
});
