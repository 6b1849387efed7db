import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface SkuMapImport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly resumed: number;
}

export async function importSkuMap(
  _world: World,
  _request: { member: Member; connectionId: string; csv: string },
): Promise<Result<SkuMapImport>> {
  return pending();
}
