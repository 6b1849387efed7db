import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface RetryRequest {
  readonly what: { readonly orderId: string } | { readonly runId: string } | { readonly deliveryId: string };
  readonly from: 'failed' | 'start';
  readonly version: 'pinned' | 'live';
}

export async function retryOrder(
  _world: World,
  _request: { member: Member; retry: RetryRequest },
): Promise<Result<{ message: string; retried: number }>> {
  return pending();
}
