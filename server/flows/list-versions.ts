import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface FlowVersionRow {
  readonly number: number;
  readonly note: string;
  readonly publishedAt: string;
  readonly by: string | null;
  readonly isLive: boolean;
  /** How many there are in its drawing. */
  readonly nodes: number;
  readonly edges: number;
}

export async function listVersions(
  _world: World,
  _request: { member: Member; flowId: string },
): Promise<Result<FlowVersionRow[]>> {
  return pending();
}
