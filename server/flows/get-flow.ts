import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Result } from '../../nodes/problem';
import type { Member } from '../workspaces/member';
import { pending } from '../workspaces/pending';
import type { World } from '../workspaces/world';

export interface FlowView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly draft: FlowDocument;
  /** Send it back with the next save. */
  readonly draftRevision: number;
  readonly savedAt: string;
  /** A person's name. */
  readonly savedBy: string | null;
  readonly archived: boolean;
  readonly live: {
    readonly version: number;
    readonly publishedAt: string;
    readonly by: string | null;
    readonly document: FlowDocument;
    /** True when the draft says something else. */
    readonly draftDiffers: boolean;
  } | null;
  /** Number of the newest version there is, live or not; null before the first publishing. */
  readonly newestVersion: number | null;
  readonly connections: readonly ConnectionFacts[];
}

export async function getFlow(_world: World, _request: { member: Member; flowId: string }): Promise<Result<FlowView>> {
  return pending();
}
