import type { Env } from '../env';
import { databaseUrl } from './database-url';
import { openWeb } from './run-web';
import { untilToldToStop } from './until-told-to-stop';

/** `npm run web`: a web server and nothing else; any number of them may run. */
export async function runWebProcess(env: Env): Promise<void> {
  const stopped = untilToldToStop();
  const { opened, web, stop } = await openWeb(env, { url: databaseUrl(env) });
  web.open();
  opened.log.info({ port: web.port, url: env.publicUrl }, 'The web server is ready');
  await stopped;
  opened.log.info('The web server stops');
  await stop();
}
