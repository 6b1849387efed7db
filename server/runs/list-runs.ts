import { OrderEventKind } from '../../nodes/order/event';
import { cutPage, decodePageEnd, encodePageEnd } from '../db/keyset';
import { findFewOrders, findRuns, type RunFilter, type StoredRun } from '../db/queries/runs-view';
import { withWorkspace } from '../db/with-workspace';
import { toNarrowing } from '../orders/list-orders';
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
  readonly version?: number | undefined;
  readonly problem?: string | undefined;
  readonly since?: string | undefined;
  /** Order number, SKU, tag or buyer. */
  readonly search?: string | undefined;
  readonly tag?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

export interface RunPage {
  readonly rows: readonly RunRow[];
  /** There may be more behind it, also where this page has few: what no index finds is looked for a stretch at a time. */
  readonly nextCursor: string | null;
}

export async function listRuns(
  { db }: Pick<World, 'db'>,
  { member, search }: { member: Member; search: RunSearch },
): Promise<RunPage> {
  const { workspaceId } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const orders = ordersOf(search, member);
    const orderIds = orders && (await findFewOrders(trx, { workspaceId, orders, most: fewOrders }));
    const asked = { ...toFilter(search, member), orderIds, orders: orderIds ? null : orders };
    const found = await findRuns(trx, asked);
    const { rows, nextCursor } = cutPage(found.rows, search.limit);
    const further = found.rows.length <= search.limit && found.lookedTo ? encodePageEnd(found.lookedTo) : null;
    return { rows: rows.map(toRunRow), nextCursor: nextCursor ?? further };
  });
}

const fewOrders = 200;

const toFilter = (search: RunSearch, member: Member): RunFilter => ({
  ...nothing,
  ...definedOnes({
    flowId: search.flowId,
    state: search.state,
    connectionId: search.connectionId,
    nodeId: search.nodeId,
    port: search.port,
    version: search.version,
    problem: search.problem,
  }),
  workspaceId: member.workspaceId,
  since: search.since ? new Date(search.since) : null,
  orderIds: null,
  orders: null,
  after: search.cursor ? decodePageEnd(search.cursor) : null,
  limit: search.limit + 1,
});

const nothing = {
  flowId: null,
  state: null,
  connectionId: null,
  nodeId: null,
  port: null,
  version: null,
  problem: null,
} as const;

const ordersOf = ({ search, tag }: RunSearch, member: Member): RunFilter['orders'] =>
  search || tag ? toNarrowing({ state: 'all', search, tag }, member) : null;

/** Without what is not asked for. */
const definedOnes = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };

export const toRunRow = (row: Omit<StoredRun, 'exactAt'>): RunRow => ({
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
