import { PgBoss } from 'pg-boss';
import { sessionOptions } from './db/session-options';
import { queueSchema } from './jobs/queues';
import type { World } from './jobs/world';

export interface Worker {
  /** Stops taking work, waits up to 30 s for what is under way, hands the rest back. */
  stop(): Promise<void>;
}

/** Answers the bells of every workspace until stopped. Any number of them may run against one database. */
export async function startWorker(world: World, { url }: { readonly url: string }): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: url,
    options: await sessionOptions(url),
    schema: queueSchema,
    application_name: 'sluice worker bells',
    max: 4,
    migrate: false,
    schedule: false,
    useListenNotify: true,
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
    maintenanceIntervalSeconds: 60,
    persistWarnings: true,
    reindex: false,
  });
  boss.on('error', (error) => world.log.error({ err: error }, 'The job queue reports an error'));
  boss.on('warning', (warning) => world.log.warn({ warning }, 'The job queue warns'));
  await boss.start();
  return { stop: () => boss.stop({ graceful: true, timeout: 30_000 }) };
}
