import type { FlowDocument } from '../../nodes/graph/flow-document';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findVersion } from '../db/queries/flows-view';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeFlow } from './change-flow';
import { readStoredFlow } from './read-stored-flow';
import { writeDraft } from './save-draft';

export interface ReplacedDraft {
  readonly draft: FlowDocument;
  readonly revision: number;
  readonly savedAt: string;
  /** What the draft was; saving it again undoes this. */
  readonly previous: FlowDocument;
}

/** Puts what is live in the place of the draft. */
export function discardDraft(
  { db, now }: World,
  { member, flowId }: { member: Member; flowId: string },
): Promise<Result<ReplacedDraft>> {
  const { workspaceId } = member;
  return changeFlow({ db, member, flowId }, async (trx, flow) => {
    if (flow.liveVersion === null) return failed(nothingLive);
    const live = await findVersion(trx, { workspaceId, flowId, number: flow.liveVersion }).executeTakeFirstOrThrow();
    const draft = readStoredFlow(live.document);
    const saved = await writeDraft(trx, { member, flowId, draft, at: now() });
    await recordAudit(trx, {
      member,
      deed: { action: 'flow.draftDiscarded', target: flowId, before: { revision: flow.revision }, after: saved },
    });
    return ok({ ...saved, draft, previous: readStoredFlow(flow.draft) });
  });
}

const nothingLive: Problem = {
  code: 'flow.notLive',
  message: 'Nothing of this flow is live, so there is nothing to go back to.',
  advice: 'Restore an older version instead.',
  retry: 'never',
};
