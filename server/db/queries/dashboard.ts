import { sql } from 'kysely';

interface About {
  readonly workspaceId: string;
}

/** Orders in and out per stretch of time, oldest first. `unit` hour: the last 24; day: the last 7 or 30, each a day of the time zone. */
export const countStretches = ({
  workspaceId,
  unit,
  count,
  timeZone,
}: About & { unit: 'hour' | 'day'; count: number; timeZone: string }) => sql<{ start: Date; in: number; out: number }>`
  with stretch as (
    select at as start from generate_series(
      date_trunc(${unit}, now(), ${timeZone}) - ${count - 1}::int * ${`1 ${unit}`}::interval,
      date_trunc(${unit}, now(), ${timeZone}), ${`1 ${unit}`}::interval, ${timeZone}) at
  ), counted as (${hourly({ workspaceId, since: sql`(select min(start) from stretch)` })})
  select stretch.start, coalesce(sum(counted.came), 0)::int as "in", coalesce(sum(counted.went), 0)::int as "out"
  from stretch left join counted on date_trunc(${unit}, counted.hour, ${timeZone}) = stretch.start
  group by stretch.start order by stretch.start`;

/** The counted hours, and behind them what has come and gone since the last counting. */
const hourly = ({ workspaceId, since }: About & { since: ReturnType<typeof sql> }) => sql`
  select hour, sum(came) as came, sum(went) as went from order_hour
  where workspace_id = ${workspaceId} and hour >= date_trunc('hour', ${since}) and hour < ${countedUntil(workspaceId)} group by 1
  union all
  select date_trunc('hour', received_at), count(*), 0 from "order"
  where workspace_id = ${workspaceId} and received_at >= greatest(${since}, ${countedUntil(workspaceId)}) group by 1
  union all
  select date_trunc('hour', finished_at), 0, count(*) from delivery
  where workspace_id = ${workspaceId} and state = 'delivered' and operation = 'order'
    and finished_at >= greatest(${since}, ${countedUntil(workspaceId)}) group by 1`;

const countedUntil = (workspaceId: string) =>
  sql`(select coalesce(counted_until, '-infinity') from workspace where id = ${workspaceId})`;

/**
 * Counts the hours that have ended since the last time, of workspaces where one has: once an hour and workspace, from the rows that are
 * there anyway. Reads indexes order_received and delivery_arrived.
 */
export const countHours = (workspaceIds: readonly string[]) => sql`
  with due as materialized (
    select id, date_trunc('hour', now() - interval '1 minute') as until,
      greatest(coalesce(counted_until, '-infinity'), date_trunc('hour', now() - interval '60 days')) as since
    from workspace
    where id = any(${workspaceIds}::uuid[])
      and coalesce(counted_until, '-infinity') < date_trunc('hour', now() - interval '1 minute')
    for no key update
  ), counted as (
    insert into order_hour (workspace_id, connection_id, hour, came, went)
    select due.id, one.connection_id, one.hour, sum(one.came), sum(one.went)
    from due cross join lateral (
      select connection_id, date_trunc('hour', received_at) as hour, count(*) as came, 0 as went from "order"
      where workspace_id = due.id and received_at >= due.since and received_at < due.until group by 1, 2
      union all
      select connection_id, date_trunc('hour', finished_at), 0, count(*) from delivery
      where workspace_id = due.id and state = 'delivered' and operation = 'order'
        and finished_at >= due.since and finished_at < due.until group by 1, 2
    ) one
    group by 1, 2, 3
    on conflict (workspace_id, hour, connection_id) do update set came = excluded.came, went = excluded.went
  )
  update workspace set counted_until = due.until from due where workspace.id = due.id`;

/** How many orders each connection brings in an hour of the day (UTC), on average over the last four weeks or as long as it has any. */
export const findBaselines = (workspaceIds: readonly string[]) => sql<{
  workspaceId: string;
  connectionId: string;
  hour: number;
  orders: number;
  days: number;
}>`
  with lately as (
    select workspace_id, connection_id, extract(hour from hour at time zone 'UTC')::int as hour, sum(came) as came, min(hour) as first
    from order_hour where workspace_id = any(${workspaceIds}::uuid[]) and hour >= now() - interval '28 days' and came > 0
    group by 1, 2, 3
  ), known as (
    select *, extract(epoch from now() - min(first) over (partition by workspace_id, connection_id)) / 86400 as days from lately
  )
  select workspace_id as "workspaceId", connection_id as "connectionId", hour, came::float / greatest(1, days) as orders,
    days::float as days
  from known`;

interface Flowing {
  /** Half of the orders that were created somewhere in the last day took at most this long from their arrival; null when none was. */
  readonly medianMs: number | null;
  readonly delivered: number;
  /** Deliveries that stopped in the last day and still wait. */
  readonly stopped: number;
}

/** Of the last day, at most the newest 5,000 deliveries of orders. Reads index delivery_arrived. */
export const measureFlow = ({ workspaceId }: About) => sql<Flowing>`
  with arrived as (
    select order_id, finished_at from delivery
    where workspace_id = ${workspaceId} and state = 'delivered' and operation = 'order' and finished_at >= now() - interval '24 hours'
    order by finished_at desc limit 5000
  )
  select (
      select percentile_cont(0.5) within group (order by extract(epoch from arrived.finished_at - one.received_at) * 1000)
      from arrived join "order" one on one.workspace_id = ${workspaceId} and one.id = arrived.order_id
    )::float as "medianMs",
    (select count(*)::int from arrived) as delivered,
    (select count(*)::int from (select distinct order_id from problem where workspace_id = ${workspaceId} and resolved_at is null
      and opened_at >= now() - interval '24 hours') one) as stopped`;

/** What the orders that need a fix are worth, by what their open problems carry (migrations/0025-health.ts). Reads index problem_waiting alone. */
export const sumAtRisk = ({ workspaceId }: About) => sql<{ currency: string; amount: string }>`
  select currency, sum(worth)::text as amount
  from (select distinct on (order_id) currency, worth from problem
    where workspace_id = ${workspaceId} and resolved_at is null and order_id is not null and worth is not null order by order_id) one
  group by 1 order by sum(worth) desc`;

export interface NextDeadline {
  readonly id: string;
  readonly number: string;
  readonly shipBy: Date;
  readonly needsFix: boolean;
}

/** Orders to be shipped within a day or already late, the latest first: at most `limit`. Reads index order_ship_by. */
export const findDeadlines = ({ workspaceId, limit }: About & { limit: number }) => sql<NextDeadline>`
  select id, number, ship_by as "shipBy", exists (
    select from problem where problem.workspace_id = one.workspace_id and problem.order_id = one.id and problem.resolved_at is null
  ) as "needsFix"
  from "order" one
  where workspace_id = ${workspaceId} and ship_by is not null and fulfillment in ('unfulfilled', 'partial')
    and cancellation <> 'cancelled' and ship_by < now() + interval '24 hours' and ship_by > now() - interval '14 days'
  order by ship_by limit ${limit}`;
