import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

/** One message as it came. */
export interface RawMessage {
  readonly messageId: string;
  readonly receivedAt: string;
  readonly arrivedBy: 'webhook' | 'poll' | 'pull' | 'backfill' | 'fetch';
  readonly topic: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes that are no UTF-8 show as U+FFFD. */
  readonly text: string;
}

export type RawRequest = { readonly orderId: string } | { readonly messageId: string };

export async function getRawMessages(
  _world: World,
  _request: { member: Member; about: RawRequest },
): Promise<Result<RawMessage[]>> {
  return pending();
}
