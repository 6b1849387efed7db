import { createAuth } from '../auth/auth';
import { authSecrets } from '../auth/auth-secret';
import { resealSecondSteps } from '../auth/reseal-second-steps';
import { rewrapKeys } from '../crypto/rewrap-keys';
import type { Env } from '../env';
import { keepRegistered } from '../jobs/keep-registered';
import { startWeb, type Web } from '../web/start-web';
import { createWorld, type Opened, type WorldOptions } from './create-world';

export interface OpenedWeb {
  readonly opened: Opened;
  readonly web: Web;
  readonly stop: () => Promise<void>;
}

/** Opens the world and the web server in this process. Webhooks are taken at once; pages from `web.open` on. */
export async function openWeb(env: Env, options: Omit<WorldOptions, 'name'>): Promise<OpenedWeb> {
  const opened = await createWorld(env, { ...options, name: 'web' });
  const { world, log, keys } = opened;
  const { publicUrl, origins } = env;
  const { mailer } = world;
  const rewrapped = await rewrapKeys(world);
  if (rewrapped > 0) log.info({ rewrapped }, 'Data keys were wrapped with the new key-encryption key');
  const secrets = authSecrets(keys);
  await resealSecondSteps({ db: world.db, secrets });
  const auth = createAuth({ db: world.db, log, secrets, publicUrl, origins, mailer });
  const web = await startWeb(env, { world, auth });
  const stopping = new AbortController();
  const registered = keepRegistered(world, { kind: 'web', signal: stopping.signal });
  const stop = async () => {
    stopping.abort();
    await Promise.all([web.stop(), registered]);
    await opened.close();
  };
  return { opened, web, stop };
}
