import { createAuth } from '../auth/auth';
import { authSecret } from '../auth/auth-secret';
import type { Env } from '../env';
import { startWeb, type Web } from '../web/start-web';
import type { Demo } from '../workspaces/world';
import { createWorld, type Opened } from './create-world';

/** Opens the world and the web server in this process. */
export async function openWeb(
  env: Env,
  { url, demo }: { url: string; demo: Demo | null },
): Promise<{ opened: Opened; web: Web; stop: () => Promise<void> }> {
  const opened = await createWorld(env, { name: 'web', url, demo });
  const { world, log } = opened;
  const auth = createAuth({
    db: world.db,
    log,
    secret: authSecret(opened.keys),
    publicUrl: env.publicUrl,
    origins: env.origins,
  });
  const web = await startWeb(env, { world, auth });
  const stop = async () => {
    await web.stop();
    await opened.close();
  };
  return { opened, web, stop };
}
