import { OrderEventKind } from '../../nodes/order/event';
import { cutPage, decodePageEnd } from '../db/keyset';
import { findRuns } from '../db/queries/runs-view';
import { withWorkspace } from '../db/with-workspace';
import { RunResult, RunState } from '../orders/order-record';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface RunRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly version: number;
  readonly attempt: number;
  readonly state: RunState;
  readonly result: RunResult | null;
  readonly eventKind: OrderEventKind;
  readonly startedAt: string;
  /** From start to end; null while it is not over. */
  readonly ms: number | null;
  /** The newest open problem's sentence. */
  readonly problem: string | null;
}

export interface RunSearch {
  readonly flowId?: string | undefined;
  readonly state?: RunRow['state'] | undefined;
  readonly connectionId?: string | undefined;
  readonly nodeId?: string | undefined;
  readonly port?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

export async function listRuns(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, search }: { member: Member; search: RunSearch },
): Promise<{ rows: RunRow[]; nextCursor: string | null }> {
  const found = await withWorkspace(db, workspaceId, (trx) =>
    findRuns(trx, {
      workspaceId,
      flowId: search.flowId ?? null,
      state: search.state ?? null,
      connectionId: search.connectionId ?? null,
      nodeId: search.nodeId ?? null,
      port: search.port ?? null,
      after: search.cursor ? decodePageEnd(search.cursor) : null,
      limit: search.limit + 1,
    }).execute(),
  );
  const { rows, nextCursor } = cutPage(found, search.limit);
  return { rows: rows.map(toRunRow), nextCursor };
}

type StoredRun = Awaited<ReturnType<ReturnType<typeof findRuns>['execute']>>[number];

export const toRunRow = (row: StoredRun): RunRow => ({
  id: row.id,
  orderId: row.orderId,
  orderNumber: row.orderNumber,
  flowId: row.flowId,
  flowName: row.flowName,
  version: row.version,
  attempt: row.attempt,
  state: RunState.parse(row.state),
  result: RunResult.nullable().parse(row.result),
  eventKind: OrderEventKind.parse(row.eventKind),
  startedAt: row.startedAt.toISOString(),
  ms: row.finishedAt ? row.finishedAt.getTime() - row.startedAt.getTime() : null,
  problem: row.problem,
});
