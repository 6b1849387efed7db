import { type Job, type JobResult, PgBoss } from 'pg-boss';
import { sessionOptions } from './db/session-options';
import { announceNews } from './jobs/announce.job';
import { continueBackfill } from './jobs/backfill.job';
import { checkSource } from './jobs/check.job';
import { printAll } from './jobs/convert.job';
import { createDecideHandler } from './jobs/decide.job';
import { createDeliveries, type Deliveries } from './jobs/deliver.job';
import { fetchOrder } from './jobs/fetch.job';
import { keepRegistered } from './jobs/keep-registered';
import { gatherLate } from './jobs/late.job';
import { pollConnection } from './jobs/poll.job';
import { openPresence } from './jobs/presence';
import { purgeWorkspace } from './jobs/purge.job';
import {
  type AnnounceJob,
  type BackfillJob,
  type ConnectionJob,
  type ConvertJob,
  type DecideJob,
  type FetchJob,
  type LateJob,
  type PurgeJob,
  type QueueName,
  queueSchema,
  type RetryJob,
  type WatchJob,
  type WebhookJob,
} from './jobs/queues';
import { continueRetry } from './jobs/retry.job';
import { keepSweeping } from './jobs/sweep';
import { watchWorkspace } from './jobs/watch.job';
import { postMessages } from './jobs/webhook.job';
import type { World } from './jobs/world';
import type { Renderer } from './labels/renderer';

export interface Worker {
  /** Stops taking work, waits up to 25 s for what is under way, hands the rest back. */
  stop(): Promise<void>;
}

const graceMs = 25_000;

/** Answers the bells of every workspace until stopped. Any number of them may run against one database. */
export async function startWorker(
  world: World,
  { url, renderer }: { readonly url: string; readonly renderer: Renderer },
): Promise<Worker> {
  const boss = await openBoss(world, url);
  const presence = await openPresence(url, world.log);
  const deliveries = createDeliveries(world, presence);
  presence.onLost = deliveries.breakOff;
  const stopping = new AbortController();
  await answerBells(boss, { world, deliveries, renderer });
  const swept = keepSweeping(world, stopping.signal);
  const registered = keepRegistered(world, { kind: 'worker', signal: stopping.signal });
  return {
    async stop() {
      stopping.abort();
      const hard = AbortSignal.timeout(graceMs);
      await Promise.all([boss.stop({ graceful: true, timeout: graceMs }), deliveries.stop(hard), swept, registered]);
      await Promise.all([presence.close(), renderer.close()]);
    },
  };
}

async function openBoss({ log }: World, url: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    options: await sessionOptions(url),
    schema: queueSchema,
    application_name: 'sluice worker bells',
    max: 4,
    migrate: false, // the tables belong to the migrations
    schedule: false,
    useListenNotify: true,
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
    maintenanceIntervalSeconds: 60,
    persistWarnings: true,
    reindex: false, // needs the owner
  });
  boss.on('error', (error) => log.error({ err: error }, 'The job queue reports an error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'The job queue warns'));
  return await boss.start();
}

interface Answering {
  readonly world: World;
  readonly deliveries: Deliveries;
  readonly renderer: Renderer;
}

async function answerBells(boss: PgBoss, { world, deliveries, renderer }: Answering): Promise<void> {
  const decide = createDecideHandler(world);
  const answer = <Data extends object>(queue: QueueName, work: (job: Job<Data>) => Promise<void>) =>
    boss.work<Data, unknown, typeof turns>(queue, turns, (jobs) => answerAll(jobs, { work, world }));
  await answer<DecideJob>('decide', ({ data }) => decide(data));
  await answer<ConnectionJob>('deliver', ({ data }) => deliveries.handle(data));
  await answer<ConvertJob>('convert', ({ data, signal }) => printAll(world, { ...data, renderer, signal }));
  await answer<ConnectionJob>('poll', ({ data, signal }) => pollConnection(world, { job: data, signal }));
  await answer<ConnectionJob>('check', ({ data, signal }) => checkSource(world, { job: data, signal }));
  await answer<LateJob>('late', ({ data }) => gatherLate(world, data));
  await answer<FetchJob>('fetch', ({ data, signal }) => fetchOrder(world, { job: data, signal }));
  await answer<PurgeJob>('purge', ({ data, signal }) => purgeWorkspace(world, { job: data, signal }));
  await answer<RetryJob>('retry', ({ data, signal }) => continueRetry(world, { job: data, signal }));
  await answer<WatchJob>('watch', ({ data, signal }) => watchWorkspace(world, { job: data, signal }));
  await answer<AnnounceJob>('announce', ({ data, signal }) => announceNews(world, { job: data, signal }));
  await answer<WebhookJob>('webhook', ({ data, signal }) => postMessages(world, { job: data, signal }));
  await answer<BackfillJob>('backfill', ({ data, signal }) => continueBackfill(world, { job: data, signal }));
}

/** A few bells at a time, so that one workspace's batch does not keep the others waiting; NOTIFY wakes, polling is the backstop. */
const turns = {
  batchSize: 4,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 5,
  perJobResults: true,
} as const;

async function answerAll<Data extends object>(
  jobs: Job<Data>[],
  { work, world }: { work: (job: Job<Data>) => Promise<void>; world: World },
): Promise<JobResult[]> {
  return await Promise.all(
    jobs.map(async (job): Promise<JobResult> => {
      try {
        await work(job);
        return { id: job.id, status: 'completed' };
      } catch (error) {
        world.log.error({ err: error, queue: job.name, job: job.data }, 'A job failed; its bell rings again');
        return { id: job.id, status: 'failed', output: { message: String(error) } };
      }
    }),
  );
}
