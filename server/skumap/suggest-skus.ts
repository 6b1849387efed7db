import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export async function suggestSkus(
  _world: World,
  _request: { member: Member; connectionId: string; sku: string },
): Promise<Result<{ sku: string; title: string | null }[]>> {
  return pending();
}
