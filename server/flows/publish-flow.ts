import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export async function publishFlow(
  _world: World,
  _request: { member: Member; flowId: string; revision: number; note: string },
): Promise<Result<{ version: number }>> {
  return pending();
}
