import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Trace } from '../../nodes/graph/trace';
import type { Change } from '../../nodes/order/order-changes';
import type { Result } from '../../nodes/problem';
import type { OpenProblem, OrderDeliveryRow } from '../orders/get-order';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';
import type { RunRow } from './list-runs';

export interface RunView {
  readonly run: RunRow;
  /** The drawing of the version it ran through. */
  readonly document: FlowDocument;
  readonly isLiveVersion: boolean;
  readonly steps: Trace;
  /** By node id. */
  readonly deliveries: Readonly<Record<string, readonly OrderDeliveryRow[]>>;
  readonly problems: readonly OpenProblem[];
  /** Everything the flow changed on the order, first value → last. */
  readonly changes: readonly Change[];
}

export async function getRun(_world: World, _request: { member: Member; runId: string }): Promise<Result<RunView>> {
  return pending();
}
