import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';
import type { ReplacedDraft } from './discard-draft';

export async function restoreVersion(
  _world: World,
  _request: { member: Member; flowId: string; number: number; revision: number },
): Promise<Result<ReplacedDraft>> {
  return pending();
}
