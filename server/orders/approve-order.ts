import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { decideHold } from './decide-hold';

/** What is held goes on. */
export const approveOrder = (
  world: Pick<World, 'db'>,
  { member, holdId }: { member: Member; holdId: string },
): Promise<Result<{ readonly orderId: string }>> =>
  decideHold(world, { member, holdId, state: 'approved', reason: null });
