import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export type ConnectionToTest =
  | { readonly connectionId: string }
  | {
      readonly connector: string;
      readonly settings: Readonly<Record<string, unknown>>;
      readonly credentials: Readonly<Record<string, unknown>>;
    };

export async function testConnection(
  _world: World,
  _request: { member: Member; connection: ConnectionToTest },
): Promise<Result<{ account: string }>> {
  return pending();
}
