import { createTestWorld } from '../faults/test-world';
import { chromiumRenderer } from '../labels/chromium-renderer';
import { startWorker } from '../worker';
import { answerParent } from './child';

/** A worker process of the product. */
answerParent(async ({ url }) => {
  const world = await createTestWorld({ url: String(url), level: 'warn' });
  const worker = await startWorker(world, { url: String(url), renderer: chromiumRenderer() });
  return {
    answer: async () => null,
    stop: async () => {
      await worker.stop();
      await world.close();
    },
  };
});
