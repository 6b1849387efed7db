import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivered } from './scenario-world';

export interface Listener {
  readonly url: string;
  readonly messages: Delivered[];
  stop(): Promise<void>;
}

/** What a channel asks an address before it sends anything to it; null for a message. */
export type Greet = (asked: { readonly method: string; readonly url: URL; readonly address: string }) => string | null;

/** An address webhooks can be sent to; keeps what comes. */
export async function listen(greet: Greet = () => null): Promise<Listener> {
  const messages: Delivered[] = [];
  let address = '';
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const url = new URL(request.url ?? '/', address);
    const greeting = greet({ method: request.method ?? '', url, address });
    if (greeting === null) messages.push({ headers, rawBody: Buffer.concat(chunks) });
    response.end(greeting ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}/hooks`;
  return {
    url: address,
    messages,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
