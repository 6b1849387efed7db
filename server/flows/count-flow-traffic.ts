import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface FlowTraffic {
  /** Orders that left a node by a port, by `${nodeId}:${port}`. */
  readonly edges: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, { readonly visits: number; readonly failures: number }>>;
  readonly runs: number;
  /** True when the window held more runs than were counted; then all numbers are of the newest ones. */
  readonly capped: boolean;
}

export async function countFlowTraffic(
  _world: World,
  _request: { member: Member; flowId: string; window: 'hour' | 'day' },
): Promise<Result<FlowTraffic>> {
  return pending();
}
