import type { OrderEventKind } from '../../nodes/order/event';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface RunRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly version: number;
  readonly attempt: number;
  readonly state: 'waiting' | 'done' | 'problem' | 'cancelled';
  readonly result: 'published' | 'filtered' | 'unsupported' | null;
  readonly eventKind: OrderEventKind;
  readonly startedAt: string;
  /** From start to end; null while it is not over. */
  readonly ms: number | null;
  /** The newest open problem's sentence. */
  readonly problem: string | null;
}

export interface RunSearch {
  readonly flowId?: string | undefined;
  readonly state?: RunRow['state'] | undefined;
  readonly connectionId?: string | undefined;
  readonly nodeId?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

export async function listRuns(
  _world: World,
  _request: { member: Member; search: RunSearch },
): Promise<{ rows: RunRow[]; nextCursor: string | null }> {
  return pending();
}
