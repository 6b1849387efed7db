import { sql } from 'kysely';
import type { Trx } from '../db/with-workspace';
import {
  type BackfillJob,
  type ConnectionJob,
  type FetchJob,
  type QueueName,
  queueSchema,
  type RetryJob,
  type WebhookJob,
} from './queues';

/** "These workspaces have news." Takes part in the caller's transaction: no news without its bell, no bell without news. */
export const ringDecide = (trx: Trx, workspaceIds: readonly string[]): Promise<number> =>
  ring(trx, { queue: 'decide', jobs: new Map(workspaceIds.map((workspaceId) => [workspaceId, { workspaceId }])) });

/** "This connection has deliveries to make." */
export const ringDeliver = (trx: Trx, ...connections: readonly ConnectionJob[]): Promise<number> =>
  ring(trx, { queue: 'deliver', jobs: new Map(connections.map((one) => [one.connectionId, pick(one)])) });

/** "These workspaces have labels to print." */
export const ringConvert = (trx: Trx, workspaceIds: readonly string[]): Promise<number> =>
  ring(trx, { queue: 'convert', jobs: new Map(workspaceIds.map((workspaceId) => [workspaceId, { workspaceId }])) });

/** "These workspaces hold what has aged." */
export const ringPurge = (trx: Trx, workspaceIds: readonly string[]): Promise<number> =>
  ring(trx, { queue: 'purge', jobs: new Map(workspaceIds.map((workspaceId) => [workspaceId, { workspaceId }])) });

/** "Read this connection's channel now." */
export const ringPoll = (trx: Trx, connection: ConnectionJob): Promise<number> =>
  ring(trx, { queue: 'poll', jobs: new Map([[connection.connectionId, pick(connection)]]) });

/** "Compare this source's own list with ours." */
export const ringCheck = (trx: Trx, connection: ConnectionJob): Promise<number> =>
  ring(trx, { queue: 'check', jobs: new Map([[connection.connectionId, pick(connection)]]) });

/** "These workspaces have lists of late orders to make." */
export const ringLate = (trx: Trx, workspaceIds: readonly string[]): Promise<number> =>
  ring(trx, { queue: 'late', jobs: new Map(workspaceIds.map((workspaceId) => [workspaceId, { workspaceId }])) });

/** "Read these orders whole: their messages were only hints." */
export const ringFetch = (trx: Trx, orders: readonly FetchJob[]): Promise<number> =>
  ring(trx, {
    queue: 'fetch',
    jobs: new Map(orders.map((one) => [`${one.connectionId} ${one.orderId}`, { ...pick(one), orderId: one.orderId }])),
  });

/** "Go on with this backfill." */
export const ringBackfill = (trx: Trx, backfill: BackfillJob): Promise<number> =>
  ring(trx, {
    queue: 'backfill',
    jobs: new Map([[backfill.backfillId, { ...pick(backfill), backfillId: backfill.backfillId }]]),
  });

/** "Go on with this retry task." */
export const ringRetry = (trx: Trx, { workspaceId, taskId }: RetryJob): Promise<number> =>
  ring(trx, { queue: 'retry', jobs: new Map([[taskId, { workspaceId, taskId }]]) });

/** "Look whether anything in these workspaces is worth an alert." */
export const ringWatch = (trx: Trx, workspaceIds: readonly string[]): Promise<number> =>
  ring(trx, { queue: 'watch', jobs: new Map(workspaceIds.map((workspaceId) => [workspaceId, { workspaceId }])) });

/** "Read what is new in these workspaces, for their webhooks." */
export const ringAnnounce = (trx: Trx, workspaceIds: readonly string[]): Promise<number> =>
  ring(trx, { queue: 'announce', jobs: new Map(workspaceIds.map((workspaceId) => [workspaceId, { workspaceId }])) });

/** "These endpoints have messages due." */
export const ringWebhooks = (trx: Trx, endpoints: readonly WebhookJob[]): Promise<number> =>
  ring(trx, {
    queue: 'webhook',
    jobs: new Map(endpoints.map(({ workspaceId, endpointId }) => [endpointId, { workspaceId, endpointId }])),
  });

interface Bells {
  readonly queue: QueueName;
  /** Payload by key. */
  readonly jobs: ReadonlyMap<string, object>;
}

const pick = ({ workspaceId, connectionId }: ConnectionJob) => ({ workspaceId, connectionId });

/**
 * Writes the row that pg-boss's own `insert` would write (ring.db.test.ts holds the two side by side) and wakes its workers.
 * Ours, because pg-boss wants a started instance wherever it is called, and a use case has only its transaction.
 * @returns how many bells were not ringing already.
 */
async function ring(trx: Trx, bells: Bells): Promise<number> {
  const { queue, jobs } = bells;
  if (jobs.size === 0) return 0;
  const schema = sql.id(queueSchema);
  const { rows } = await sql<{ rung: number }>`
    with rung as (
      insert into ${schema}.job (name, data, singleton_key, policy, start_after, created_on, keep_until, expire_seconds,
        deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds, dead_letter)
      select queue.name, bell.data::jsonb, bell.key, queue.policy, ${schema}.job_now(), ${schema}.job_now(),
        ${schema}.job_now() + queue.retention_seconds * interval '1 second', queue.expire_seconds,
        queue.deletion_seconds, queue.retry_limit, queue.retry_delay, queue.retry_backoff, queue.retry_delay_max,
        queue.heartbeat_seconds, queue.dead_letter
      from unnest(${[...jobs.keys()]}::text[], ${[...jobs.values()].map((job) => JSON.stringify(job))}::text[]) as bell (key, data)
      join ${schema}.queue on queue.name = ${queue}
      order by bell.key
      on conflict do nothing
      returning 1
    ), woken as (
      select pg_notify('pgboss_' || left(encode(sha224(${queueSchema}::text::bytea), 'hex'), 24), ${queue}::text) from rung limit 1
    )
    select count(*)::int as rung from rung where (select count(*) from woken) >= 0`.execute(trx);
  return rows[0]?.rung ?? 0;
}
