import { createServer } from 'node:http';
import { createTestWorld } from '../faults/test-world';
import { createHookHandler } from '../inbox/hook-handler';
import { answerParent } from './child';

/** The web process as far as webhooks go: the product's own handler behind a plain HTTP server. */
answerParent(async ({ url }) => {
  const world = await createTestWorld({ url: String(url), level: 'warn' });
  const handle = createHookHandler(world);
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    answer: async () => ({ port }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await handle.settled();
      await world.close();
    },
  };
});
