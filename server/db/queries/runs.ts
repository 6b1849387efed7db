import { sql } from 'kysely';
import { rowsOf } from '../rows-of';
import { toJsonb } from '../to-jsonb';

/** Something a run waited for has ended, or has begun anew. */
export interface RunProgress {
  readonly workspaceId: string;
  readonly runId: string;
  /** Added to what is open: −1 for an effect that has ended. */
  readonly open: number;
  /** Something has left because of it. */
  readonly published: boolean;
}

/**
 * Brings runs up to date with their effects and problems: open effects counted, then `problem` while a problem is open, `waiting`
 * while an effect is, `done` otherwise. Call it last, after the problems are written. Reads index problem_run_open.
 */
export const settleRuns = (progress: readonly RunProgress[]) => sql`
  with given as materialized (
    select workspace_id, run_id, sum(open)::int as open, bool_or(published) as published, exists (
      select from problem where problem.workspace_id = one.workspace_id and problem.run_id = one.run_id
        and problem.resolved_at is null
    ) as troubled
    from ${rowsOf(progress, {
      as: 'one',
      columns: {
        workspace_id: ['uuid', ({ workspaceId }) => workspaceId],
        run_id: ['uuid', ({ runId }) => runId],
        open: ['int', ({ open }) => open],
        published: ['boolean', ({ published }) => published],
      },
    })}
    group by workspace_id, run_id
  ), held as materialized (
    -- In one order, whoever does it: two workers may settle deliveries of the same runs.
    select given.* from given join run on run.workspace_id = given.workspace_id and run.id = given.run_id
    order by run.id for no key update of run
  )
  update run set
    open_effects = run.open_effects + held.open,
    state = case when held.troubled then 'problem' when run.open_effects + held.open > 0 then 'waiting' else 'done' end,
    result = case when held.published then 'published'
      when not held.troubled and run.open_effects + held.open <= 0 then coalesce(run.result, 'filtered') else run.result end,
    finished_at = case when not held.troubled and run.open_effects + held.open <= 0 then now() end
  from held
  where run.workspace_id = held.workspace_id and run.id = held.run_id and run.state <> 'cancelled'`;

export interface ResumedRun {
  readonly runId: string;
  readonly flowVersion: number;
  readonly trace: object;
  readonly result: string | null;
}

export const updateTraces = (workspaceId: string, runs: readonly ResumedRun[]) => sql`
  update run set trace = given.trace::jsonb, flow_version = given.flow_version, result = coalesce(given.result, run.result)
  from ${rowsOf(runs, {
    as: 'given',
    columns: {
      id: ['uuid', ({ runId }) => runId],
      flow_version: ['int', ({ flowVersion }) => flowVersion],
      trace: ['json', ({ trace }) => trace],
      result: ['text', ({ result }) => result],
    },
  })}
  where run.workspace_id = ${workspaceId} and run.id = given.id`;

export interface NewErrand {
  readonly workspaceId: string;
  readonly runId: string;
  readonly kind: 'resume' | 'restart';
  readonly nodeId: string;
  readonly port: string | null;
  readonly onLive: boolean;
  /** Null: now. */
  readonly dueAt: string | null;
  /** A document made for the order meanwhile; the decide lane adds it. */
  readonly document?: object;
}

export const insertErrands = (errands: readonly NewErrand[]) => sql`
  insert into errand (workspace_id, run_id, kind, node_id, port, on_live, due_at, document)
  select workspace_id, run_id, kind, node_id, port, on_live, coalesce(due_at, now()), document::jsonb
  from ${rowsOf(errands, {
    as: 'given',
    columns: {
      workspace_id: ['uuid', ({ workspaceId }) => workspaceId],
      run_id: ['uuid', ({ runId }) => runId],
      kind: ['text', ({ kind }) => kind],
      node_id: ['text', ({ nodeId }) => nodeId],
      port: ['text', ({ port }) => port],
      on_live: ['boolean', ({ onLive }) => onLive],
      due_at: ['timestamptz', ({ dueAt }) => dueAt],
      document: ['text', ({ document }) => (document ? toJsonb(document) : null)],
    },
  })}`;

export const deleteErrands = (workspaceId: string, ids: readonly string[]) =>
  sql`delete from errand where workspace_id = ${workspaceId} and id = any(${ids}::bigint[])`;
