import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivered } from './scenario-world';

export interface Listener {
  readonly url: string;
  readonly messages: Delivered[];
  stop(): Promise<void>;
}

/** An address webhooks can be sent to; keeps what comes. */
export async function listen(): Promise<Listener> {
  const messages: Delivered[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    messages.push({ headers, rawBody: Buffer.concat(chunks) });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    messages,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
