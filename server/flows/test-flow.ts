import type { Operation } from '../../nodes/capability';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Step } from '../../nodes/graph/trace';
import type { OrderEventKind } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

/** What a publish node would send, without sending it. */
export interface PublishPreview {
  readonly nodeId: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly operation: Operation;
  readonly order: Order;
  /** The first request as it would leave, secrets covered; null when the connection cannot be read here. */
  readonly request: { readonly method: string; readonly url: string; readonly body: string | null } | null;
}

export interface FlowTestResult {
  /** The source node the order came in by; null when no source takes it. */
  readonly sourceNodeId: string | null;
  /** As the run page shows them, nodes/graph/trace.ts. */
  readonly steps: readonly Step[];
  readonly previews: readonly PublishPreview[];
  readonly before: Order;
  readonly after: Order;
  /** One sentence: what would have come of it. */
  readonly sentence: string;
}

export interface FlowTestRequest {
  readonly member: Member;
  readonly flow: { readonly flowId: string } | { readonly document: FlowDocument };
  readonly order: { readonly sampleId: string } | { readonly pasted: string };
  readonly eventKind: OrderEventKind;
}

export async function testFlow(_world: World, _request: FlowTestRequest): Promise<Result<FlowTestResult>> {
  return pending();
}
