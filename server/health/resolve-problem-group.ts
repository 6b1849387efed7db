import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';
import type { ProblemGroupKey } from './retry-problem-group';

/** Closes problems that have nothing to retry (an unreadable message), or skips their deliveries, with a reason. */
export async function resolveProblemGroup(
  _world: World,
  _request: { member: Member; group: ProblemGroupKey; reason: string },
): Promise<Result<{ resolved: number }>> {
  return pending();
}
