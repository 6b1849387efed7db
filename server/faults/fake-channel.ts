import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { RawMessage } from './raw-message';

/** What the fake channel does with one write. `commit…` first does the work, then spoils the answer. */
export type Fault =
  | 'commitThenReset'
  | 'commitThenHang'
  | 'resetBefore'
  | 'busy'
  | 'down'
  | 'unauthorized'
  | 'unknownSku';

export interface LedgerLine {
  readonly operation: string;
  readonly reference: string;
  readonly number: string;
  readonly id: string;
  readonly at: number;
  readonly body: Record<string, unknown>;
}

export interface FakeChannel {
  readonly url: string;
  /** Every effect that has happened, in order: what really counts. */
  readonly ledger: readonly LedgerLine[];
  /** What polling finds. */
  readonly messages: RawMessage[];
  /** Decides what happens to each write; null: nothing special. */
  onWrite: (line: { operation: string; number: string; attempt: number }) => Fault | null;
  /** How long a write takes. */
  delayMs: number;
  readonly requests: number;
  close(): Promise<void>;
}

/** A channel over real HTTP that does not refuse repeats: whoever sends twice has made it twice, and the ledger shows it. */
export async function startFakeChannel(): Promise<FakeChannel> {
  const desk = new Desk();
  const server = createServer((request, response) => void desk.handle(request, response));
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return Object.assign(desk, { url: `http://127.0.0.1:${port}`, close });
}

class Desk {
  readonly ledger: LedgerLine[] = [];
  readonly messages: RawMessage[] = [];
  onWrite: FakeChannel['onWrite'] = () => null;
  delayMs = 0;
  requests = 0;
  readonly #attempts = new Map<string, number>();

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const url = new URL(request.url ?? '/', 'http://fake');
    if (url.pathname.startsWith('/messages')) sendMessages(url, { response, messages: this.messages });
    else if (request.method === 'GET') this.#find(url, response);
    else await this.#write(url.pathname.slice(1), { request, response });
  }

  #find(url: URL, response: ServerResponse): void {
    const reference = url.searchParams.get('reference');
    const operation = url.pathname.slice(1);
    const line = this.ledger.find((one) => one.operation === operation && one.reference === reference);
    send(response, line ? { status: 200, body: { id: line.id } } : { status: 404, body: {} });
  }

  async #write(
    operation: string,
    { request, response }: { request: IncomingMessage; response: ServerResponse },
  ): Promise<void> {
    const body = Body.parse(JSON.parse(await readText(request)));
    const { reference, number } = body;
    const attempt = (this.#attempts.get(reference) ?? 0) + 1;
    this.#attempts.set(reference, attempt);
    if (this.delayMs > 0) await pause(this.delayMs);
    const fault = this.onWrite({ operation, number, attempt });
    if (fault === 'resetBefore') return void request.socket.destroy();
    const refusal = fault && refusals[fault];
    if (refusal) return send(response, refusal);
    const id = `R${this.ledger.length + 1}`;
    this.ledger.push({ operation, reference, number, id, at: Date.now(), body });
    if (fault === null) send(response, { status: 201, body: { id } });
    if (fault === 'commitThenReset') request.socket.destroy();
  }
}

const Body = z.looseObject({ reference: z.string(), number: z.string() });

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

const refusals: Readonly<Partial<Record<Fault, Answer>>> = {
  busy: { status: 429, body: {}, headers: { 'retry-after': '1' } },
  down: { status: 503, body: {} },
  unauthorized: { status: 401, body: {} },
  unknownSku: { status: 422, body: 'MUG-1' },
};

function sendMessages(
  url: URL,
  { response, messages }: { response: ServerResponse; messages: readonly RawMessage[] },
): void {
  const wanted = url.pathname.slice('/messages/'.length);
  if (wanted) {
    const message = messages.findLast(({ orderId, order }) => orderId === decodeURIComponent(wanted) && order);
    send(response, message ? { status: 200, body: message } : { status: 404, body: {} });
    return;
  }
  const since = url.searchParams.get('since') ?? '';
  const page = messages.filter(({ at }) => at > since).slice(0, 100);
  send(response, { status: 200, body: { messages: page, more: page.length === 100, next: page.at(-1)?.at ?? since } });
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
