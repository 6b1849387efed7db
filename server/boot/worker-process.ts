import type { Env } from '../env';
import { openRenderer } from '../labels/open-renderer';
import { startWorker } from '../worker';
import { createWorld } from './create-world';
import { databaseUrl } from './database-url';
import { untilToldToStop } from './until-told-to-stop';

/** Given to workers that `npm start` runs beside its demo. */
export const withDemoChannels = '--with-demo-channels';

/** `npm run worker`: takes orders through their flows and sends them; any number of them may run. */
export async function runWorkerProcess(env: Env, args: readonly string[]): Promise<void> {
  const stopped = untilToldToStop();
  const url = databaseUrl(env);
  const opened = await createWorld(env, { name: 'worker', url, demoChannels: args.includes(withDemoChannels) });
  const worker = await startWorker(opened.world, { url, renderer: openRenderer(env) });
  opened.log.info('The worker is ready');
  await stopped;
  opened.log.info('The worker stops');
  await worker.stop();
  await opened.close();
}
