import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { decideHold } from './decide-hold';

/** What is held goes the way drawn for rejected orders, or ends there; the reason stays on the order. */
export const rejectOrder = (
  world: Pick<World, 'db'>,
  { member, holdId, reason }: { member: Member; holdId: string; reason: string },
): Promise<Result<{ readonly orderId: string }>> => decideHold(world, { member, holdId, state: 'rejected', reason });
