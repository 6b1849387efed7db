import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Delivered } from '../connectors/simulator-kit/scenarios/scenario-world';

/** Hears what the shop's plug-in posts. */
export async function receiveHooks(port: number) {
  const messages: Delivered[] = [];
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    messages.push({ headers, rawBody: await buffer(request) });
    response.writeHead(202).end();
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { messages, stop };
}
