import { createServer } from 'node:http';
import { z } from 'zod';
import { answerParent } from './child';

const Written = z.looseObject({ reference: z.string(), number: z.string() });

/** The destination: takes orders over HTTP at once, and remembers when each came and whether one came twice. */
answerParent(async () => {
  const arrivals = new Map<string, number>();
  let twice = 0;
  let lastAt = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { number } = Written.parse(JSON.parse(Buffer.concat(chunks).toString()));
      if (arrivals.has(number)) twice += 1;
      lastAt = performance.timeOrigin + performance.now();
      arrivals.set(number, lastAt);
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(`{"id":"R-${number}"}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    answer: async ({ number }) => ({
      port,
      count: arrivals.size,
      twice,
      lastAt,
      at: typeof number === 'string' ? (arrivals.get(number) ?? null) : null,
    }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
});
