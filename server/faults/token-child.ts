import { z } from 'zod';
import { ok, type Result } from '../../nodes/problem';
import { createHeldTokens, type Granted } from '../connectors/held-tokens';
import { tokenKeeper } from '../jobs/token-keeper';
import { createTestWorld } from './test-world';

const Given = z.object({ url: z.string(), channel: z.string(), workspaceId: z.string(), connectionId: z.string() });
const Asked = z.object({ now: z.number(), times: z.number() });
const Answer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

/** A process of its own that wants a channel's token, several times at once, whenever it is told to. */
const { url, channel, workspaceId, connectionId } = Given.parse(JSON.parse(process.argv[2] ?? '{}'));
process.on('disconnect', () => process.exit(1)); // the test is gone
const world = await createTestWorld({ url, level: 'error' });
const keeper = tokenKeeper(world, { workspaceId, id: connectionId });
const token = createHeldTokens();

async function ask(kept: Granted | null, now: Date): Promise<Result<Granted>> {
  const answer = await fetch(channel, { method: 'POST', body: kept?.refreshToken ?? 'r0' });
  if (answer.status !== 200) {
    const message = await answer.text();
    return { ok: false, problems: [{ code: 'connection.unauthorized', message, retry: 'never' }] };
  }
  const { access_token, refresh_token, expires_in } = Answer.parse(await answer.json());
  return ok({ accessToken: access_token, refreshToken: refresh_token, expiresAt: now.getTime() + expires_in * 1000 });
}

process.on('message', async (message) => {
  const asked = Asked.parse(message);
  const now = new Date(asked.now);
  const wanted = { grantedFor: ['client', 'r0'], now, keeper, ask: (kept: Granted | null) => ask(kept, now) };
  const tokens = await Promise.all(Array.from({ length: asked.times }, () => token(wanted)));
  process.send?.(tokens.map((one) => (one.ok ? one.value : one.problems[0]?.message)));
});
process.send?.('ready');
