import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export async function createFlow(
  _world: World,
  _request: { member: Member; name: string; document?: FlowDocument | undefined },
): Promise<Result<{ id: string }>> {
  return pending();
}
