import type { NodeFamily } from '../../nodes/contract';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface FlowRow {
  readonly id: string;
  readonly name: string;
  /** `off`: published before, switched off now. */
  readonly state: 'draft' | 'live' | 'liveWithChanges' | 'off';
  readonly liveVersion: number | null;
  readonly liveSince: string | null;
  readonly liveBy: string | null;
  /** What stands between the draft and publishing. */
  readonly problems: number;
  readonly runs24h: number;
  readonly failures24h: number;
  readonly updatedAt: string;
  readonly thumbnail: {
    readonly nodes: readonly {
      readonly id: string;
      readonly x: number;
      readonly y: number;
      readonly family: NodeFamily;
      readonly type: string;
    }[];
    readonly edges: readonly { readonly from: string; readonly to: string }[];
  };
  /** Names of the connections whose orders it takes. */
  readonly marketplaces: readonly string[];
}

export async function listFlows(_world: World, _request: { member: Member; archived: boolean }): Promise<FlowRow[]> {
  return pending();
}
