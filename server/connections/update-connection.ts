import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface ConnectionChanges {
  readonly name?: string | undefined;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** Only the secrets that are to be replaced. */
  readonly credentials?: Readonly<Record<string, unknown>> | undefined;
  /** Null: stop polling. */
  readonly pollSeconds?: number | null | undefined;
}

export async function updateConnection(
  _world: World,
  _request: { member: Member; connectionId: string; changes: ConnectionChanges },
): Promise<Result<Record<never, never>>> {
  return pending();
}
