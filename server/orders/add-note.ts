import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export async function addNote(
  _world: World,
  _request: { member: Member; orderId: string; text: string },
): Promise<Result<{ id: string }>> {
  return pending();
}
