import * as tasks from '../db/queries/retry-tasks';
import { withWorkspace } from '../db/with-workspace';
import { askChannel } from './ask-channel';
import { loadLane } from './load-lane';
import { lookUp } from './look-up';
import type { RetryJob } from './queues';
import type { World } from './world';

const atOnce = 20;
const longestMs = 15_000;

/**
 * For the preview: asks destinations which of the uncertain orders they have already. Only reads. What cannot be asked stays uncertain,
 * and is looked up again before it is sent. @returns false when there is nothing (more) to ask
 */
export async function lookUpItems(
  world: World,
  { job, signal }: { job: RetryJob; signal: AbortSignal },
): Promise<boolean> {
  const items = await withWorkspace(world.db, job.workspaceId, async (trx) => {
    const task = await tasks.lockTask(trx, job).executeTakeFirst();
    if (task?.state !== 'looking') return [];
    const { rows } = await tasks.findNextItems({ ...job, only: ['look'], limit: atOnce }).execute(trx);
    const deliveryIds = rows.flatMap(({ deliveryId }) => deliveryId ?? []);
    const deliveries = (await tasks.readForLookUp({ workspaceId: job.workspaceId, deliveryIds }).execute(trx)).rows;
    return deliveries.map((delivery) => ({
      delivery,
      place: rows.find(({ deliveryId }) => deliveryId === delivery.id)?.place ?? 0,
    }));
  });
  let learnt = 0;
  for (const { delivery, place } of items) {
    const found = await ask(world, { job, delivery, signal });
    if (found === 'unknown') continue;
    learnt += 1;
    await withWorkspace(world.db, job.workspaceId, (trx) => tasks.noteLooked(job, { place, found }).execute(trx));
  }
  return learnt > 0 && items.length === atOnce;
}

type Delivery = Awaited<ReturnType<ReturnType<typeof tasks.readForLookUp>['execute']>>['rows'][number];

async function ask(
  world: World,
  { job, delivery, signal }: { job: RetryJob; delivery: Delivery; signal: AbortSignal },
) {
  const { workspaceId } = job;
  const lane = await loadLane(world, { workspaceId, connectionId: delivery.connectionId });
  if (lane.kind === 'closed') return 'unknown';
  const until = { signal: AbortSignal.any([signal, AbortSignal.timeout(longestMs)]), deadline: Date.now() + longestMs };
  const looking = { delivery, lane, ...until };
  const found = await askChannel(() => lookUp(world, looking), { connection: lane.connection, log: world.log });
  return found.ok ? found.value : 'unknown';
}
