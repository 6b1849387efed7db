import { sql } from 'kysely';
import { toJsonb } from '../to-jsonb';
import type { Trx } from '../with-workspace';

interface OneJob {
  readonly workspaceId: string;
  readonly id: string;
}

export interface NewPaperJob extends OneJob {
  readonly kinds: readonly string[];
  readonly paper: string;
  readonly orderIds: readonly string[];
}

export const insertPaperJob = (trx: Trx, { workspaceId, id, kinds, paper, orderIds }: NewPaperJob) =>
  trx
    .insertInto('paper_job')
    .values({ workspace_id: workspaceId, id, kinds: [...kinds], paper, order_ids: [...orderIds] });

/** Finished jobs hold labels with names and addresses: nobody needs them tomorrow. Reads index paper_job_old. */
export const dropOldPaperJobs = (trx: Trx, { workspaceId }: { workspaceId: string }) =>
  trx
    .deleteFrom('paper_job')
    .where('workspace_id', '=', workspaceId)
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`);

export interface ClaimedPaperJob {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly paper: string;
  readonly orderIds: readonly string[];
  readonly attempt: number;
}

/** Takes one due job for this worker for a while; the worker says again and again that it is still at it. Reads index paper_job_due. */
export const claimPaperJob = ({ workspaceId, holdSeconds }: { workspaceId: string; holdSeconds: number }) =>
  sql<ClaimedPaperJob>`
  update paper_job one set attempt = one.attempt + 1, due_at = now() + ${holdSeconds} * interval '1 second', finished = 0
  from (
    select id from paper_job where workspace_id = ${workspaceId} and state = 'planned' and due_at <= now()
    order by due_at limit 1 for update skip locked
  ) due
  where one.workspace_id = ${workspaceId} and one.id = due.id
  returning one.id, one.kinds, one.paper, one.order_ids as "orderIds", one.attempt`;

export const notePaperProgress = (
  trx: Trx,
  { workspaceId, id, finished, holdSeconds }: OneJob & { finished: number; holdSeconds: number },
) =>
  trx
    .updateTable('paper_job')
    .set({ finished, due_at: sql<Date>`now() + ${holdSeconds} * interval '1 second'` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id);

export interface PaperJobEnd extends OneJob {
  readonly state: 'done' | 'failed';
  readonly bytes: Uint8Array | null;
  readonly pages: number;
  readonly missing: readonly object[];
}

export const endPaperJob = (trx: Trx, { workspaceId, id, state, bytes, pages, missing }: PaperJobEnd) =>
  trx
    .updateTable('paper_job')
    .set({ state, pages, bytes: bytes && Buffer.from(bytes), missing: sql`${toJsonb(missing)}::jsonb` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'planned');

export const findPaperJob = (trx: Trx, { workspaceId, id }: OneJob) =>
  trx
    .selectFrom('paper_job')
    .select(['state', 'finished', 'pages', 'missing', 'attempt'])
    .select(sql<number>`cardinality(order_ids)`.as('orders'))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id);

export const findPaperFile = (trx: Trx, { workspaceId, id }: OneJob) =>
  trx
    .selectFrom('paper_job')
    .select(['bytes', 'kinds', 'created_at as createdAt'])
    .select(sql<number>`cardinality(order_ids)`.as('orders'))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id);

/** Workspaces with papers to print. Reads index paper_job_due. */
export const findDuePaperJobs = (workspaceIds: readonly string[]) => sql<{ workspaceId: string }>`
  select one.id as "workspaceId" from unnest(${workspaceIds}::uuid[]) as one (id)
  where exists (
    select from paper_job where paper_job.workspace_id = one.id and paper_job.state = 'planned' and paper_job.due_at <= now()
  )`;
