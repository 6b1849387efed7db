import { createServer } from 'node:http';
import { z } from 'zod';
import { createHookHandler } from '../inbox/hook-handler';
import { armCrashPoint, crashPoints } from '../jobs/crash-point';
import { createTestWorld } from './test-world';

const Given = z.object({ url: z.string(), crashAt: z.enum(crashPoints).nullable(), nth: z.number() });

/** The way in for webhooks as a process of its own, for tests that kill it. Tells its port when it is ready. */
const { url, crashAt, nth } = Given.parse(JSON.parse(process.argv[2] ?? '{}'));
if (crashAt) armCrashPoint(crashAt, nth);
process.on('disconnect', () => process.exit(1)); // the test is gone
const world = await createTestWorld({ url, level: 'error' });
const handle = createHookHandler(world);
const server = createServer((request, response) => void handle(request, response));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
