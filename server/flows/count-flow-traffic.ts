import { ok, type Result } from '../../nodes/problem';
import { sumTraffic } from '../db/queries/flow-traffic';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { lookAtFlow } from './change-flow';

export interface FlowTraffic {
  /** Orders that left a node by a port, by `${nodeId}:${port}`. */
  readonly edges: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, NodeTraffic>>;
}

export interface NodeTraffic {
  readonly visits: number;
  readonly failures: number;
}

const windowMs = { hour: 3_600_000, day: 86_400_000 } as const;

/** What crossed a flow lately, for the numbers on its drawing: over all its versions, matched by node id. */
export async function countFlowTraffic(
  { db, now }: World,
  { member: { workspaceId, ...member }, flowId, window }: { member: Member; flowId: string; window: 'hour' | 'day' },
): Promise<Result<FlowTraffic>> {
  return lookAtFlow({ db, member: { workspaceId, ...member }, flowId }, async (trx) => {
    const since = new Date(now().getTime() - windowMs[window]);
    const { rows } = await sumTraffic({ workspaceId, flowId, since }).execute(trx);
    const sumOf = (nodeId: string, ...whats: readonly string[]) =>
      rows.reduce((sum, row) => (row.nodeId === nodeId && whats.includes(row.what) ? sum + row.orders : sum), 0);
    const left = rows.filter(({ what }) => what === 'left');
    const nodeIds = [...new Set(rows.map(({ nodeId }) => nodeId))];
    return ok({
      edges: Object.fromEntries(left.map(({ nodeId, port, orders }) => [`${nodeId}:${port}`, orders])),
      nodes: Object.fromEntries(
        nodeIds.map((id) => [id, { visits: sumOf(id, 'visited'), failures: sumOf(id, 'stopped', 'undelivered') }]),
      ),
    });
  });
}
