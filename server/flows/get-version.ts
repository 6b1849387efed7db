import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface FlowVersionView {
  readonly number: number;
  readonly note: string;
  readonly publishedAt: string;
  readonly by: string | null;
  readonly isLive: boolean;
  readonly document: FlowDocument;
}

export async function getVersion(
  _world: World,
  _request: { member: Member; flowId: string; number: number },
): Promise<Result<FlowVersionView>> {
  return pending();
}
