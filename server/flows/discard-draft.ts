import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface ReplacedDraft {
  readonly draft: FlowDocument;
  readonly revision: number;
  readonly savedAt: string;
  /** What the draft was; saving it again undoes this. */
  readonly previous: FlowDocument;
}

export async function discardDraft(
  _world: World,
  _request: { member: Member; flowId: string },
): Promise<Result<ReplacedDraft>> {
  return pending();
}
