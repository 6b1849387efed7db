import { sql } from 'kysely';

/** In which bucket of the histogram a time falls: each is a fifth longer than the one before it. */
const bucketOf = (seconds: ReturnType<typeof sql>) =>
  sql`least(160, greatest(0, ceil(4 * log(2, greatest(1, ${seconds} * 1000)::numeric))))::smallint`;

/**
 * Counts the hours that have ended since the last time, of workspaces where one has: how long things took at each step, and what each day
 * used. Once an hour and workspace, from the rows that are there anyway. Reads indexes delivery_arrived, conversion_finished, order_received
 * and document_created.
 */
export const countSteps = (workspaceIds: readonly string[]) => sql`
  with due as materialized (
    select id, date_trunc('hour', now() - interval '1 minute') as until,
      greatest(coalesce(steps_counted_until, '-infinity'), date_trunc('hour', now() - interval '8 days')) as since
    from workspace
    where id = any(${workspaceIds}::uuid[])
      and coalesce(steps_counted_until, '-infinity') < date_trunc('hour', now() - interval '1 minute')
    for no key update
  ), took as (
    insert into step_time (workspace_id, hour, flow_id, node_id, bucket, things)
    select due.id, date_trunc('hour', one.finished_at), one.flow_id, one.node_id,
      ${bucketOf(sql`extract(epoch from one.finished_at - one.created_at)`)}, count(*)
    from due cross join lateral (${finishedAt({ workspace: sql`due.id`, since: sql`due.since`, until: sql`due.until` })}) one
    group by 1, 2, 3, 4, 5
    on conflict (workspace_id, hour, flow_id, node_id, bucket) do update set things = excluded.things
  ), used as (
    insert into usage_day (workspace_id, day, orders, deliveries, document_bytes)
    select due.id, (one.at at time zone 'UTC')::date, sum(one.orders), sum(one.deliveries), sum(one.bytes)
    from due cross join lateral (
      select date_trunc('hour', received_at) as at, count(*) as orders, 0 as deliveries, 0 as bytes from "order"
      where workspace_id = due.id and received_at >= due.since and received_at < due.until group by 1
      union all
      select date_trunc('hour', finished_at), 0, count(*), 0 from delivery
      where workspace_id = due.id and state = 'delivered' and finished_at >= due.since and finished_at < due.until group by 1
      union all
      select date_trunc('hour', created_at), 0, 0, sum(octet_length(bytes)) from document
      where workspace_id = due.id and created_at >= due.since and created_at < due.until group by 1
    ) one
    group by 1, 2
    on conflict (workspace_id, day) do update set orders = usage_day.orders + excluded.orders,
      deliveries = usage_day.deliveries + excluded.deliveries,
      document_bytes = usage_day.document_bytes + excluded.document_bytes
  )
  update workspace set steps_counted_until = due.until from due where workspace.id = due.id`;

/** What came to its end at a step in that time: handed over, called, or made into a paper. */
function finishedAt({
  workspace,
  since,
  until,
}: Readonly<Record<'workspace' | 'since' | 'until', ReturnType<typeof sql>>>) {
  return sql`
    select flow_id, node_id, created_at, finished_at from delivery
    where workspace_id = ${workspace} and state = 'delivered' and finished_at >= ${since} and finished_at < ${until}
    union all
    select run.flow_id, made.node_id, made.created_at, made.finished_at from conversion made
    join run on run.workspace_id = made.workspace_id and run.id = made.run_id
    where made.workspace_id = ${workspace} and made.state = 'done' and made.finished_at >= ${since} and made.finished_at < ${until}`;
}

/** What no window reaches any more. */
export const dropOldStepTimes = (workspaceIds: readonly string[]) => sql`
  delete from step_time where workspace_id = any(${workspaceIds}::uuid[]) and hour < now() - interval '8 days'`;

export interface StepTimes {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly things: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

interface Measuring {
  readonly hours: number;
  /** One step; absent: all of them. */
  readonly only?: { readonly flowId: string; readonly nodeId: string };
}

const isAt = (only: Measuring['only']) =>
  only ? sql`flow_id = ${only.flowId} and node_id = ${only.nodeId}` : sql`true`;

/**
 * Half of what came to its end at a step took at most this long, and all but a twentieth that. The counted hours, and behind them at
 * most the newest 5,000 of the hour under way of each workspace. "place" is materialized because a condition with coalesce() of another
 * table is none that row-level security lets an index be searched by: every delivery there ever was would be read.
 */
export const measureSteps = (workspaceIds: readonly string[], { hours, only }: Measuring) => sql<StepTimes>`
  with place as materialized (
    select id, coalesce(steps_counted_until, now() - interval '1 hour') as since from workspace where id = any(${workspaceIds}::uuid[])
  ), counted as (
    select workspace_id, flow_id, node_id, bucket, things from step_time
    where workspace_id = any(${workspaceIds}::uuid[]) and hour >= now() - ${hours} * interval '1 hour' and ${isAt(only)}
    union all
    select place.id, late.flow_id, late.node_id, ${bucketOf(sql`extract(epoch from late.finished_at - late.created_at)`)}, 1
    from place cross join lateral (
      select * from (${finishedAt({
        workspace: sql`place.id`,
        since: sql`place.since`,
        until: sql`'infinity'::timestamptz`,
      })}) one order by finished_at desc limit 5000
    ) late
    where ${isAt(only)}
  ), summed as (
    select workspace_id, flow_id, node_id, bucket, sum(things) as things from counted group by 1, 2, 3, 4
  ), ranked as (
    select *, sum(things) over step as total, sum(things) over (step order by bucket) as so_far from summed
    window step as (partition by workspace_id, flow_id, node_id)
  )
  select workspace_id as "workspaceId", flow_id as "flowId", node_id as "nodeId", max(total)::int as things,
    power(2, min(bucket) filter (where so_far >= total * 0.5) / 4.0)::float as "medianMs",
    power(2, min(bucket) filter (where so_far >= total * 0.95) / 4.0)::float as "p95Ms"
  from ranked group by 1, 2, 3`;
