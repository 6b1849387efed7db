import { sendNotices } from '../alerts/send-notices';
import { takeLook } from '../alerts/take-look';
import { withWorkspace } from '../db/with-workspace';
import type { WatchJob } from './queues';
import type { World } from './world';

/** Answers "look whether anything is worth an alert": begins and ends alerts, then sends what is due. */
export async function watchWorkspace(
  world: World,
  { job: { workspaceId }, signal }: { job: WatchJob; signal: AbortSignal },
): Promise<void> {
  await withWorkspace(world.db, workspaceId, (trx) => takeLook(world, { trx, workspaceId }));
  await sendNotices(world, { workspaceId, signal });
}
