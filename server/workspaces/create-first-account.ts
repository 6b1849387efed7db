import type { Result } from '../../nodes/problem';
import { pending } from './pending';
import type { World } from './world';

export interface FirstAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly workspaceName: string;
}

export async function createFirstAccount(_world: World, _account: FirstAccount): Promise<Result<{ slug: string }>> {
  return pending();
}
