import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export async function startBackfill(
  _world: World,
  _request: { member: Member; connectionId: string; from: Date; to: Date },
): Promise<Result<{ id: string }>> {
  return pending();
}
