import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../with-workspace';
import { isOpenOrder } from './erasing';

interface InWorkspace {
  readonly workspaceId: string;
}

/** A stretch of what has aged: behind where the pass has come to, up to `days` ago. */
export interface Stretch extends InWorkspace {
  readonly days: number;
  /** A moment as the database writes it: a JavaScript Date would lose the microseconds, and meet its last row again for ever. */
  readonly after: string;
  readonly limit: number;
}

/** One batch: how many rows it looked at and changed, the time of the last one, and of the first that had to stay because it is open. */
export interface Batch {
  readonly seen: number;
  readonly removed: number;
  readonly last: string | null;
  /** Just before it. */
  readonly kept: string | null;
}

const agedBefore = (days: number) => sql`now() - ${days} * interval '1 day'`;

/** The standard of a batch: `aged` rows with `id`, `at` and whether each is `open`; then what is done to the others. */
const batchOf = ({ aged, change }: { aged: RawBuilder<unknown>; change: RawBuilder<unknown> }) => sql<Batch>`
  with aged as materialized (${aged}), done as (${change} returning 1)
  select count(*)::int as seen, (select count(*)::int from done) as removed, max(at)::text as last,
    (min(at) filter (where open) - interval '1 microsecond')::text as kept
  from aged`;

/**
 * Messages lose their content and stay as dedupe keys. Never one that is not decided, or that somebody has to look at. Reads index
 * inbox_entry_received.
 */
export const purgeMessages = ({ workspaceId, days, after, limit }: Stretch) =>
  batchOf({
    aged: sql`
      select entry.id, entry.received_at as at, entry.state not in ('decided', 'unreadable') or exists (
        select from problem where problem.workspace_id = entry.workspace_id and problem.inbox_id = entry.id
          and problem.resolved_at is null and entry.state = 'unreadable') as open
      from inbox_entry entry
      where entry.workspace_id = ${workspaceId} and entry.received_at > ${after}::timestamptz and entry.received_at < ${agedBefore(days)}
      order by entry.received_at fetch first ${sql.lit(limit)} rows with ties`,
    change: sql`
      update inbox_entry entry set body = '', headers = '{}' from aged
      where entry.workspace_id = ${workspaceId} and entry.id = aged.id and not aged.open and octet_length(entry.body) > 0
        and entry.state in ('decided', 'unreadable')`,
  });

/** Copies under a known key go with the content they differ from. */
export const purgeConflicts = ({ workspaceId, days, limit }: Omit<Stretch, 'after'>) => sql`
  delete from inbox_conflict where workspace_id = ${workspaceId} and id in (
    select id from inbox_conflict where workspace_id = ${workspaceId} and received_at < ${agedBefore(days)} order by id limit ${limit})`;

/** Runs that came to their end lose their steps; that there was one, and what came of it, stays. Reads index run_started. */
export const purgeTraces = ({ workspaceId, days, after, limit }: Stretch) =>
  batchOf({
    aged: sql`
      select run.id, run.started_at as at, run.state not in ('done', 'cancelled') as open from run
      where run.workspace_id = ${workspaceId} and run.started_at > ${after}::timestamptz and run.started_at < ${agedBefore(days)}
      order by run.started_at fetch first ${sql.lit(limit)} rows with ties`,
    change: sql`
      update run set trace = '{"cleared":true,"steps":[],"effects":[]}' from aged
      where run.workspace_id = ${workspaceId} and run.id = aged.id and not aged.open and not run.trace ? 'cleared'
        and run.state in ('done', 'cancelled')`,
  });

/** Requests and answers of deliveries that ended; state and reference stay for ever. Reads index delivery_kept. */
export const purgeAnswers = ({ workspaceId, days, limit }: Omit<Stretch, 'after'>) =>
  batchOf({
    aged: sql`
      select id, finished_at as at, false as open from delivery
      where workspace_id = ${workspaceId} and finished_at is not null and (exchanges is not null or message is not null)
        and finished_at < ${agedBefore(days)}
      order by finished_at limit ${limit} for update skip locked`,
    change: sql`
      update delivery set exchanges = null, message = null from aged
      where delivery.workspace_id = ${workspaceId} and delivery.id = aged.id`,
  });

/** Labels and papers that no open order has. Reads index document_old. */
export const purgePapers = ({ workspaceId, days, limit }: Omit<Stretch, 'after'>) =>
  batchOf({
    aged: sql`
      select sha256 as id, created_at as at, false as open from document
      where workspace_id = ${workspaceId} and created_at < ${agedBefore(days)} and sha256 not in (${papersInUse(workspaceId)})
      order by created_at limit ${limit} for update skip locked`,
    change: sql`
      delete from document using aged where document.workspace_id = ${workspaceId} and document.sha256 = aged.id`,
  });

/** Of the orders something waits for, by the short lists of what is open. */
const papersInUse = (workspaceId: string) => sql`
  select paper ->> 'sha256' from "order", jsonb_array_elements("order".content -> 'documents') paper
  where "order".workspace_id = ${workspaceId} and paper ? 'sha256' and "order".id in (
    select order_id from problem where workspace_id = ${workspaceId} and resolved_at is null and order_id is not null
    union select order_id from pause where workspace_id = ${workspaceId} and state = 'open'
    union select order_id from delivery where workspace_id = ${workspaceId} and state in ('planned', 'sending', 'unknown')
    union select order_id from delivery where workspace_id = ${workspaceId} and state = 'parked')`;

/** Orders nothing waits for and nothing has happened to since, with the person still in them. Reads index order_received. */
export const findAgedPersons = ({ workspaceId, days, after, limit }: Stretch) => sql<{
  id: string;
  content: unknown;
  at: string;
  before: string;
  isOpen: boolean;
  isDone: boolean;
}>`
  select id, content, received_at::text as at, (received_at - interval '1 microsecond')::text as before,
    (${isOpenOrder} or changed_at >= ${agedBefore(days)}) as "isOpen",
    erased_at is not null as "isDone"
  from "order"
  where workspace_id = ${workspaceId} and received_at > ${after}::timestamptz and received_at < ${agedBefore(days)}
  order by received_at fetch first ${sql.lit(limit)} rows with ties`;

export const purgeAudit = ({ workspaceId, days, limit }: Omit<Stretch, 'after'>) =>
  sql<{ removed: number }>`select drop_old_audit(${workspaceId}, ${days}, ${limit}) as removed`;

/** How many would go at once if this many days were kept; counted up to 100,000. */
export const countAged = ({ workspaceId, days }: InWorkspace & { days: Readonly<Record<string, number | null>> }) => {
  const of = (name: string, from: RawBuilder<unknown>) =>
    days[name] === null || days[name] === undefined
      ? sql`0`
      : sql`(select count(*)::int from (select 1 ${from} limit 100000) one)`;
  const before = (name: string) => agedBefore(days[name] ?? 0);
  return sql<Record<string, number>>`select
    ${of(
      'messages',
      sql`from inbox_entry where workspace_id = ${workspaceId} and received_at < ${before('messages')}
      and state in ('decided', 'unreadable') and octet_length(body) > 0`,
    )} as messages,
    ${of(
      'answers',
      sql`from delivery where workspace_id = ${workspaceId} and finished_at is not null
      and (exchanges is not null or message is not null) and finished_at < ${before('answers')}`,
    )} as answers,
    ${of(
      'traces',
      sql`from run where workspace_id = ${workspaceId} and started_at < ${before('traces')}
      and state in ('done', 'cancelled') and not trace ? 'cleared'`,
    )} as traces,
    ${of(
      'papers',
      sql`from document where workspace_id = ${workspaceId} and created_at < ${before('papers')}
      and sha256 not in (${papersInUse(workspaceId)})`,
    )} as papers,
    ${of(
      'persons',
      sql`from "order" where workspace_id = ${workspaceId} and received_at < ${before('persons')}
      and changed_at < ${before('persons')} and erased_at is null and not ${isOpenOrder}`,
    )} as persons,
    ${of('audit', sql`from audit_entry where workspace_id = ${workspaceId} and at < ${before('audit')}`)} as audit`;
};

export const findRetention = (trx: Trx, { workspaceId }: InWorkspace) =>
  trx
    .selectFrom('retention')
    .select(['keep', 'progress', 'marks', 'removing', 'removed', 'ran_at as ranAt', 'next_at as nextAt'])
    .where('workspace_id', '=', workspaceId);

export const saveKeep = ({ workspaceId, keep }: InWorkspace & { keep: object }) => sql`
  insert into retention (workspace_id, keep) values (${workspaceId}, ${JSON.stringify(keep)}::jsonb)
  on conflict (workspace_id) do update set keep = excluded.keep, marks = '{}', next_at = now()`;

/** What a batch has done, for the page and for the next batch. */
export const noteBatch = ({
  workspaceId,
  progress,
  marks,
  removing,
}: InWorkspace & { progress: object; marks: object; removing: object }) => sql`
  insert into retention (workspace_id, progress, marks, removing)
  values (${workspaceId}, ${JSON.stringify(progress)}::jsonb, ${JSON.stringify(marks)}::jsonb, ${JSON.stringify(removing)}::jsonb)
  on conflict (workspace_id) do update set progress = excluded.progress, marks = excluded.marks, removing = excluded.removing`;

export const endPass = ({ workspaceId }: InWorkspace) => sql`
  update retention set removed = removing, removing = '{}', progress = null, ran_at = now(), next_at = now() + interval '1 day'
  where workspace_id = ${workspaceId}`;

/** False when another worker purges this workspace at this moment. */
export const tryPurge = (workspaceId: string) =>
  sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`purge ${workspaceId}`}, 3)) as mine`;

/** Workspaces whose time has come: a day after the last pass, and one day old at least. */
export const findDuePurges = (workspaceIds: readonly string[], { schema }: { schema: string }) => sql<{
  workspaceId: string;
}>`
  select workspace.id as "workspaceId" from workspace left join retention on retention.workspace_id = workspace.id
  where workspace.id = any(${workspaceIds}::uuid[])
    and coalesce(retention.next_at, workspace.created_at + interval '1 day') <= now()
    and not exists (select from ${sql.id(schema)}.job
      where job.name = 'purge' and job.singleton_key = workspace.id::text and job.state < 'completed')`;
