import { z } from 'zod';
import { armCrashPoint, crashPoints } from '../jobs/crash-point';
import { openRenderer } from '../labels/open-renderer';
import { startWorker } from '../worker';
import { createTestWorld } from './test-world';

const Given = z.object({ url: z.string(), crashAt: z.enum(crashPoints).nullable(), nth: z.number() });

/** A worker process of its own, for tests that kill it. */
const { url, crashAt, nth } = Given.parse(JSON.parse(process.argv[2] ?? '{}'));
if (crashAt) armCrashPoint(crashAt, nth);
process.on('disconnect', () => process.exit(1)); // the test is gone
const world = await createTestWorld({ url, level: 'error' });
await startWorker(world, { url, renderer: openRenderer({}) });
process.send?.('ready');
