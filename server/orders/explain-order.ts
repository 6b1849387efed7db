import type { Result } from '../../nodes/problem';
import type { Reason } from '../../nodes/rule/reason';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface Explanation {
  readonly sentence: string;
  readonly reason: Reason | null;
  /** The smallest change that would turn it round, in words. */
  readonly flip: string | null;
}

export async function explainOrder(
  _world: World,
  _request: { member: Member; orderId: string; flowId: string; nodeId?: string | undefined },
): Promise<Result<Explanation>> {
  return pending();
}
