import { addMessages, lockPlace, movePlace } from '../db/queries/announcing';
import { dropOldMessages, listEndpoints } from '../db/queries/webhooks';
import { uuidv7 } from '../db/uuidv7';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { readNews } from '../webhooks/read-news';
import type { AnnounceJob, WebhookJob } from './queues';
import { ringAnnounce, ringWebhooks } from './ring';
import type { World } from './world';

const longestTurnMs = 20_000;
const batch = 500;

/**
 * Answers "read what is new, for the webhooks": of each endpoint what is recorded and not told yet becomes messages, and where it has
 * been read to moves on, in one transaction. The hot path writes nothing for it.
 */
export async function announceNews(
  world: World,
  { job: { workspaceId }, signal }: { job: AnnounceJob; signal: AbortSignal },
): Promise<void> {
  const started = Date.now();
  const endpoints = await withWorkspace(world.db, workspaceId, (trx) => listEndpoints(trx, { workspaceId }).execute());
  for (const { id: endpointId, state } of endpoints) {
    while (state === 'on' && !signal.aborted && Date.now() - started < longestTurnMs) {
      const more = await withWorkspace(world.db, workspaceId, (trx) =>
        announceTo(world, { trx, job: { workspaceId, endpointId } }),
      );
      if (!more) break;
    }
  }
  if (Date.now() - started < longestTurnMs) return;
  await withWorkspace(world.db, workspaceId, (trx) => ringAnnounce(trx, [workspaceId]));
}

/** One batch for one endpoint. @returns whether there may be more */
async function announceTo(
  { now, publicUrl }: Pick<World, 'now' | 'publicUrl'>,
  { trx, job }: { trx: Trx; job: WebhookJob },
): Promise<boolean> {
  const { rows } = await lockPlace(job).execute(trx);
  const [place] = rows;
  if (!place) return false;
  const { slug } = await trx
    .selectFrom('workspace')
    .select('slug')
    .where('id', '=', job.workspaceId)
    .executeTakeFirstOrThrow();
  const { news, more } = await readNews(trx, { place, home: `${publicUrl}/${slug}`, limit: batch });
  if (news.length > 0) {
    const messages = news.map(({ eventId, event }) => ({
      id: uuidv7(),
      eventId,
      kind: event.type,
      body: JSON.stringify(event),
    }));
    await addMessages(job, { messages, now: now() }).execute(trx);
    await ringWebhooks(trx, [job]);
  }
  if (!more && place.mayMove) {
    await movePlace(job).execute(trx);
    await dropOldMessages(job).execute(trx);
  }
  return more;
}
