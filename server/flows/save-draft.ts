import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface SavedDraft {
  readonly revision: number;
  readonly savedAt: string;
}

export async function saveDraft(
  _world: World,
  _request: { member: Member; flowId: string; draft: FlowDocument; revision: number },
): Promise<Result<SavedDraft>> {
  return pending();
}
