import { ok, type Result } from '../../nodes/problem';
import { countPublished, countRecentRuns, countSteps } from '../db/queries/runs-view';
import type { Trx } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { lookAtFlow } from './change-flow';

export interface FlowTraffic {
  /** Orders that left a node by a port, by `${nodeId}:${port}`. */
  readonly edges: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, NodeTraffic>>;
  readonly runs: number;
  /** True when the window held more runs than were counted; then all numbers are of the newest ones. */
  readonly capped: boolean;
}

export interface NodeTraffic {
  readonly visits: number;
  readonly failures: number;
}

const windowMs = { hour: 60 * 60 * 1000, day: 24 * 60 * 60 * 1000 } as const;
/** Reading more traces than this takes longer than a person waits. */
const most = 2000;

/** What crossed a flow lately, for the numbers on its edges: over all its versions, matched by node id. */
export async function countFlowTraffic(
  { db, now }: World,
  { member, flowId, window }: { member: Member; flowId: string; window: 'hour' | 'day' },
): Promise<Result<FlowTraffic>> {
  return lookAtFlow({ db, member, flowId }, async (trx) => {
    const since = new Date(now().getTime() - windowMs[window]);
    return ok(await readTraffic(trx, { workspaceId: member.workspaceId, flowId, since, most }));
  });
}

async function readTraffic(trx: Trx, about: Parameters<typeof countSteps>[0]): Promise<FlowTraffic> {
  const { rows: steps } = await countSteps(about).execute(trx);
  const { rows: published } = await countPublished(about).execute(trx);
  const { rows: total } = await countRecentRuns(about).execute(trx);
  const edges = new Tally();
  const visits = new Tally();
  const failures = new Tally();
  for (const step of steps) {
    visits.add(step.nodeId, step.visits);
    failures.add(step.nodeId, step.failures);
    if (step.port !== null) edges.add(`${step.nodeId}:${step.port}`, step.visits);
  }
  for (const { nodeId, port, done, failed } of published) {
    failures.add(nodeId, failed);
    if (port !== null) edges.add(`${nodeId}:${port}`, done);
  }
  const nodes = visits.entries().map(([id, count]) => [id, { visits: count, failures: failures.of(id) }] as const);
  const runs = total[0]?.runs ?? 0;
  return {
    edges: Object.fromEntries(edges.entries()),
    nodes: Object.fromEntries(nodes),
    runs,
    capped: runs === about.most,
  };
}

class Tally {
  private readonly counts = new Map<string, number>();
  add(key: string, count: number): void {
    this.counts.set(key, this.of(key) + count);
  }
  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }
  entries(): (readonly [string, number])[] {
    return [...this.counts];
  }
}
