import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

export interface PlatformWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly owners: { name: string; email: string }[] | null;
  readonly members: number;
  readonly flows: number;
  readonly liveFlows: number;
  readonly ordersDay: number;
  readonly ordersMonth: string;
  readonly deliveriesMonth: string;
  readonly documentBytesMonth: string;
  readonly stuck: number;
  readonly attention: number;
  readonly lastActivity: Date;
}

/** Every workspace by what it counts. Needs withPlatform; see migration 0023. */
export const findPlatformWorkspaces = () => sql<PlatformWorkspace>`
  select id, slug, name, created_at as "createdAt", owners, members, flows, live_flows as "liveFlows", orders_day as "ordersDay",
    orders_month as "ordersMonth", deliveries_month as "deliveriesMonth", document_bytes_month as "documentBytesMonth", stuck,
    attention, last_activity as "lastActivity"
  from platform_workspaces()`;

export const findPlatformWorkspace = (workspaceId: string) => sql<{ id: string; name: string }>`
  select id, name from platform_workspaces() where id = ${workspaceId}`;

export interface PlatformStep {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly kind: string | null;
  readonly code: string;
  readonly stuck: number;
  readonly since: Date;
  readonly newest: Date;
}

/** Steps where something is stuck, over all workspaces, by cause. Needs withPlatform. */
export const findPlatformSteps = () => sql<PlatformStep>`
  select workspace_id as "workspaceId", workspace_name as "workspaceName", flow_id as "flowId", node_id as "nodeId", kind, code, stuck,
    since, newest
  from platform_steps()`;

export interface PlatformStuck {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly connectionId: string;
  readonly connector: string;
  readonly stuck: number;
  readonly oldest: Date;
}

/** Connections whose deliveries should long be under way. Needs withPlatform. */
export const findPlatformStuck = () => sql<PlatformStuck>`
  select workspace_id as "workspaceId", workspace_name as "workspaceName", connection_id as "connectionId", connector, stuck, oldest
  from platform_stuck()`;

interface Queues {
  /** Of pg-boss's own tables. */
  readonly schema: string;
}
interface Bell extends Queues {
  readonly id: string;
  readonly queue: string;
}
const jobIn = (schema: string) => sql`${sql.id(schema)}.job`;

/** Bells by queue: how many wait, how many are answered just now, how many failed and ring again, and since when the oldest waits. */
export const countBells = ({ schema }: Queues) => sql<{
  queue: string;
  waiting: number;
  active: number;
  failing: number;
  oldest: Date | null;
}>`
  select name as queue, (count(*) filter (where state = 'created'))::int as waiting, (count(*) filter (where state = 'active'))::int as active,
    (count(*) filter (where state = 'retry'))::int as failing, min(created_on) filter (where state <> 'active') as oldest
  from ${jobIn(schema)} where state in ('created', 'retry', 'active') group by 1`;

/** A bell that was answered three times and failed each time is a bug or an outage. */
const fewestFailures = 3;

export const findStuckBells = ({ schema }: Queues) => sql<{
  id: string;
  queue: string;
  workspaceId: string | null;
  state: 'retry' | 'active' | 'failed';
  failures: number;
  since: Date;
  nextAt: Date | null;
}>`
  select id, name as queue, data ->> 'workspaceId' as "workspaceId", state::text as state, retry_count as failures, created_on as since,
    case when state = 'retry' then start_after end as "nextAt"
  from ${jobIn(schema)}
  where state = 'failed' or (state = 'retry' and retry_count >= ${fewestFailures})
    or (state = 'active' and started_on < now() - interval '10 minutes')
  order by created_on limit 100`;

/** It rings at once. Only what still waits for its next time can. */
export const ringBellNow = ({ id, queue, schema }: Bell) => sql<{ id: string }>`
  update ${jobIn(schema)} set state = 'retry', start_after = now(), completed_on = null, retry_limit = greatest(retry_limit, retry_count + 10)
  where name = ${queue} and id = ${id} and state in ('retry', 'failed') returning id`;

/** It rings no more. What it rang about is in our own tables, where the sweeper finds it when there is still something to do. */
export const silenceBell = ({ id, queue, schema }: Bell) => sql<{ id: string }>`
  delete from ${jobIn(schema)} where name = ${queue} and id = ${id} and state in ('retry', 'failed', 'active') returning id`;

export const wakeQueue = ({ queue, schema }: Omit<Bell, 'id'>) => sql`
  select pg_notify('pgboss_' || left(encode(sha224(${schema}::text::bytea), 'hex'), 24), ${queue}::text)`;

/** Processes that said within a minute that they live, and those that have gone within a day. */
export const findProcesses = () => sql<{
  id: string;
  kind: 'web' | 'worker';
  host: string;
  pid: number;
  version: string;
  startedAt: Date;
  seenAt: Date;
  isAlive: boolean;
}>`
  select id, kind, host, pid, version, started_at as "startedAt", seen_at as "seenAt", seen_at > now() - interval '60 seconds' as "isAlive"
  from process where seen_at > now() - interval '1 day' order by 8 desc, kind, host, pid`;

export const sumDatabase = () => sql<{ bytes: string; version: string }>`
  select pg_database_size(current_database()) as bytes, current_setting('server_version') as version`;

/** The largest tables, ours and the queue's, with what the planner believes they hold. */
export const findTableSizes = ({ schema }: Queues) => sql<{ name: string; bytes: string; rows: string }>`
  select case when space.nspname = current_schema() then one.relname else space.nspname || '.' || one.relname end as name,
    pg_total_relation_size(one.oid) as bytes, greatest(one.reltuples::bigint, pg_stat_get_live_tuples(one.oid), 0) as rows
  from pg_class one join pg_namespace space on space.oid = one.relnamespace
  where one.relkind = 'r' and space.nspname in (current_schema(), ${schema})
  order by 2 desc limit 12`;

export const findMigrations = () => sql<{ name: string; ranAt: string }>`
  select name, timestamp as "ranAt" from kysely_migration order by name`;

/** The platform's own trail, newest first. Needs withPlatform. */
export const findPlatformTrail = (trx: Trx, { before, limit }: { before: string | null; limit: number }) =>
  trx
    .selectFrom('platform_audit as entry')
    .leftJoin('auth_user as person', 'person.id', 'entry.actor')
    .select(['entry.id', 'entry.at', 'person.name as who', 'person.email', 'entry.action', 'entry.target'])
    .select(['entry.before', 'entry.after', 'entry.address'])
    .$if(before !== null, (all) => all.where('entry.id', '<', before ?? ''))
    .orderBy('entry.id', 'desc')
    .limit(limit);
