import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface PulledOrder {
  /** Null while it is still being read, and when there is no such order. */
  readonly orderId: string | null;
  readonly message: string;
}

export async function pullOrder(
  _world: World,
  _request: { member: Member; connectionId: string; number: string },
): Promise<Result<PulledOrder>> {
  return pending();
}
