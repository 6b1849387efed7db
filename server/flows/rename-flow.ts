import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export async function renameFlow(
  _world: World,
  _request: { member: Member; flowId: string; name?: string | undefined; description?: string | undefined },
): Promise<Result<Record<never, never>>> {
  return pending();
}
