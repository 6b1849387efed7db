import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface NewConnection {
  readonly connector: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly credentials: Readonly<Record<string, unknown>>;
}

export async function createConnection(
  _world: World,
  _request: { member: Member; connection: NewConnection },
): Promise<Result<{ id: string }>> {
  return pending();
}
