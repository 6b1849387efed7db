import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export async function skipDelivery(
  _world: World,
  _request: { member: Member; deliveryId: string; reason: string },
): Promise<Result<Record<never, never>>> {
  return pending();
}
