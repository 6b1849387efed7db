import { sql } from 'kysely';
import type { Trx } from '../with-workspace';

export interface NewConversion {
  readonly id: string;
  readonly orderId: string;
  readonly runId: string;
  readonly nodeId: string;
  /** The port the run goes on by when the paper is ready. */
  readonly port: string;
  readonly documentId: string;
  readonly paper: string;
  /** Of a PDF: "1-2,4"; null: all. */
  readonly pages: string | null;
  readonly fileName: string;
}

export const insertConversions = (
  trx: Trx,
  { workspaceId, conversions }: { workspaceId: string; conversions: readonly NewConversion[] },
) =>
  trx.insertInto('conversion').values(
    conversions.map((one) => ({
      workspace_id: workspaceId,
      id: one.id,
      order_id: one.orderId,
      run_id: one.runId,
      node_id: one.nodeId,
      port: one.port,
      document_id: one.documentId,
      paper: one.paper,
      pages: one.pages,
      file_name: one.fileName,
    })),
  );

export interface ClaimedConversion {
  readonly id: string;
  readonly orderId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly port: string;
  readonly documentId: string;
  readonly paper: string;
  /** Of a PDF: "1-2,4"; null: all. */
  readonly pages: string | null;
  readonly fileName: string;
  readonly attempt: number;
  /** The order's content as it is stored. */
  readonly order: unknown;
}

/**
 * Takes due conversions for this worker for a while; one whose worker dies becomes due again. Printing the same label twice makes the
 * same paper, so no more care is needed. Reads index conversion_due.
 */
export const claimConversions = (claim: {
  workspaceId: string;
  limit: number;
  holdSeconds: number;
}) => sql<ClaimedConversion>`
  with due as (
    select id from conversion
    where workspace_id = ${claim.workspaceId} and state = 'planned' and due_at <= now()
    order by due_at limit ${claim.limit} for update skip locked
  ), claimed as (
    update conversion one set attempt = one.attempt + 1, due_at = now() + ${claim.holdSeconds} * interval '1 second'
    from due where one.workspace_id = ${claim.workspaceId} and one.id = due.id
    returning one.*
  )
  select claimed.id, claimed.order_id as "orderId", claimed.run_id as "runId", run.flow_id as "flowId",
    claimed.node_id as "nodeId", claimed.port,
    claimed.document_id as "documentId", claimed.paper, claimed.pages, claimed.file_name as "fileName", claimed.attempt, one.content as "order"
  from claimed join "order" one on one.workspace_id = claimed.workspace_id and one.id = claimed.order_id
    join run on run.workspace_id = claimed.workspace_id and run.id = claimed.run_id`;

/** Ends a conversion; false when somebody else has ended it meanwhile. */
export const endConversion = async (
  trx: Trx,
  { workspaceId, id, state }: { workspaceId: string; id: string; state: 'done' | 'parked' },
): Promise<boolean> => {
  const ended = await trx
    .updateTable('conversion')
    .set({ state, finished_at: sql<Date>`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
};

export const postponeConversion = (
  trx: Trx,
  { workspaceId, id, seconds }: { workspaceId: string; id: string; seconds: number },
) =>
  trx
    .updateTable('conversion')
    .set({ due_at: sql<Date>`now() + ${seconds} * interval '1 second'` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id);

/** Workspaces with labels to print. Reads index conversion_due. */
export const findDueConversions = (workspaceIds: readonly string[]) => sql<{ workspaceId: string }>`
  select one.id as "workspaceId" from unnest(${workspaceIds}::uuid[]) as one (id)
  where exists (
    select from conversion where conversion.workspace_id = one.id and conversion.state = 'planned' and conversion.due_at <= now()
  )`;

/** The paper a step made last. Ids grow with time, so that the newest are looked at first. */
export const findLastMade = (
  trx: Trx,
  { workspaceId, flowId, nodeId }: { workspaceId: string; flowId: string; nodeId: string },
) =>
  trx
    .selectFrom('conversion as one')
    .innerJoin('run', (join) =>
      join.onRef('run.workspace_id', '=', 'one.workspace_id').onRef('run.id', '=', 'one.run_id'),
    )
    .innerJoin('order', (join) =>
      join.onRef('order.workspace_id', '=', 'one.workspace_id').onRef('order.id', '=', 'one.order_id'),
    )
    .select(['one.order_id as orderId', 'one.document_id as documentId', 'one.paper', 'one.pages', 'order.number'])
    .where('one.workspace_id', '=', workspaceId)
    .where('one.node_id', '=', nodeId)
    .where('one.state', '=', 'done')
    .where('run.flow_id', '=', flowId)
    .orderBy('one.id', 'desc')
    .limit(1);
