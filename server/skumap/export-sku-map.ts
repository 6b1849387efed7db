import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export async function exportSkuMap(
  _world: World,
  _request: { member: Member; connectionId: string },
): Promise<Result<{ csv: string; fileName: string }>> {
  return pending();
}
