import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface ProblemGroupKey {
  readonly code: string;
  readonly subject: string | null;
  readonly connectionId: string | null;
}

/** Tries everything again that waits for the same cause. */
export async function retryProblemGroup(
  _world: World,
  _request: { member: Member; group: ProblemGroupKey },
): Promise<Result<{ retried: number }>> {
  return pending();
}
