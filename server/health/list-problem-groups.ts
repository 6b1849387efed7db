import type { ProblemFix, ProblemOwner } from '../../nodes/problem-fix';
import { problemKind } from '../../nodes/problem-kind';
import { nodeTypes } from '../../nodes/registry';
import { findProblemGroups, type StoredGroup } from '../db/queries/problems-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { readStoredFlowOrEmpty } from '../flows/read-stored-flow';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** Orders that wait for the same thing: one cause, one fix. */
export interface ProblemGroup {
  readonly code: string;
  readonly subject: string | null;
  readonly connectionId: string | null;
  readonly connectionName: string | null;
  readonly title: string;
  /** The newest problem's own sentence; it may quote the buyer's data, so viewers read what such problems are called. */
  readonly message: string;
  readonly advice: string | null;
  readonly owner: ProblemOwner;
  readonly fix: ProblemFix;
  /** What makes it go on, where the problem brings no advice of its own. */
  readonly way: string;
  /** How many orders wait; 0 for a problem that is not about an order, such as an unreadable message. */
  readonly orders: number;
  /** How many problems are open in all. */
  readonly problems: number;
  /** What those orders are worth, the largest first. */
  readonly value: readonly { readonly currency: string; readonly amount: string }[];
  readonly since: string;
  /** The earliest moment one of the orders must be shipped by; null when none has one. */
  readonly shipBy: string | null;
  /** Set when every problem of the group sits at the same flow or node. */
  readonly flowId: string | null;
  readonly flowName: string | null;
  readonly nodeId: string | null;
  readonly nodeName: string | null;
  readonly sampleOrders: readonly { readonly id: string; readonly number: string }[];
}

export async function listProblemGroups(
  { db }: Pick<World, 'db'>,
  { workspaceId, role }: Pick<Member, 'workspaceId' | 'role'>,
): Promise<ProblemGroup[]> {
  return withWorkspace(
    db,
    workspaceId,
    async (trx) => (await readProblemGroups(trx, { workspaceId, role, limit: 200 })).groups,
  );
}

/** The most pressing of them, inside a transaction of the caller's, and how many there are in all. */
export async function readProblemGroups(
  trx: Trx,
  { role, ...about }: { workspaceId: string; limit: number; role?: Member['role'] },
): Promise<{ groups: ProblemGroup[]; causes: number }> {
  const { rows } = await findProblemGroups(about).execute(trx);
  const names = await readNodeNames(trx, { ...about, flowIds: rows.flatMap(({ flowId }) => flowId ?? []) });
  const groups = rows.map(({ causes: _, ...row }) => toGroup(row, names.get(`${row.flowId} ${row.nodeId}`) ?? null));
  const shown = role === 'viewer' ? groups.map((group) => ({ ...group, message: group.title, advice: null })) : groups;
  return { groups: shown, causes: rows[0]?.causes ?? 0 };
}

const toGroup = (row: Omit<StoredGroup, 'causes'>, nodeName: string | null): ProblemGroup => ({
  ...row,
  ...problemKind(row.code),
  value: row.value ?? [],
  since: row.since.toISOString(),
  shipBy: row.shipBy?.toISOString() ?? null,
  nodeName,
  sampleOrders: row.sampleOrders ?? [],
});

/** What people called the nodes of these flows, by "flow node". */
async function readNodeNames(
  trx: Trx,
  { workspaceId, flowIds }: { workspaceId: string; flowIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (flowIds.length === 0) return new Map();
  const flows = await trx
    .selectFrom('flow')
    .select(['id', 'draft'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', flowIds)
    .execute();
  return new Map(
    flows.flatMap(({ id, draft }) =>
      readStoredFlowOrEmpty(draft).nodes.map((node) => [
        `${id} ${node.id}`,
        node.name ?? nodeTypes.get(node.type)?.title ?? node.type,
      ]),
    ),
  );
}
