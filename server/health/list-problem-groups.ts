import type { ProblemFix, ProblemOwner } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

/** Orders that wait for the same thing: one cause, one fix. */
export interface ProblemGroup {
  readonly code: string;
  readonly subject: string | null;
  readonly connectionId: string | null;
  readonly connectionName: string | null;
  readonly title: string;
  /** The newest problem's own sentence. */
  readonly message: string;
  readonly advice: string | null;
  readonly owner: ProblemOwner;
  readonly fix: ProblemFix;
  /** How many orders wait; 0 for a problem that is not about an order, such as an unreadable message. */
  readonly orders: number;
  /** How many problems are open in all. */
  readonly problems: number;
  readonly value: readonly { readonly currency: string; readonly amount: string }[];
  readonly since: string;
  /** Set when every problem of the group sits at the same flow or node. */
  readonly flowId: string | null;
  readonly flowName: string | null;
  readonly nodeId: string | null;
  readonly nodeName: string | null;
  readonly sampleOrders: readonly { readonly id: string; readonly number: string }[];
}

export async function listProblemGroups(_world: World, _member: Member): Promise<ProblemGroup[]> {
  return pending();
}
