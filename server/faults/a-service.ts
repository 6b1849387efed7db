import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** One request as it arrived. */
interface Seen {
  readonly request: IncomingMessage;
  readonly body: string;
}

export interface TestService {
  readonly url: string;
  readonly seen: readonly Seen[];
  close(): void;
}

/** A web service that answers as told, one answer after the other, the last one for ever. */
export async function aService(...answers: (number | 'hangUp')[]): Promise<TestService> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ request, body });
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 200;
    if (answer === 'hangUp') request.socket.destroy();
    else response.writeHead(answer, { 'content-type': 'application/json' }).end('{"message":"as told"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/api`, seen, close };
}
