import { failed, ok, type Result } from '../../nodes/problem';
import { findVersion } from '../db/queries/flows-view';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeFlow, saverOf } from './change-flow';
import type { ReplacedDraft } from './discard-draft';
import { draftMoved, versionMissing } from './flow-problems';
import { readStoredFlow } from './read-stored-flow';
import { writeDraft } from './save-draft';

export interface VersionToRestore {
  readonly member: Member;
  readonly flowId: string;
  readonly number: number;
  /** The draft on the person's screen, which will be replaced. */
  readonly revision: number;
}

/** Makes an older version the draft. What is live stays live until the draft is published. */
export function restoreVersion({ db, now }: World, request: VersionToRestore): Promise<Result<ReplacedDraft>> {
  const { member, flowId, number, revision } = request;
  const { workspaceId } = member;
  return changeFlow({ db, member, flowId }, async (trx, flow) => {
    if (flow.revision !== revision) return failed(draftMoved(await saverOf(trx, flow)));
    const version = await findVersion(trx, { workspaceId, flowId, number }).executeTakeFirst();
    if (!version) return failed(versionMissing);
    const draft = readStoredFlow(version.document);
    const saved = await writeDraft(trx, { member, flowId, draft, at: now() });
    const after = { version: number, revision: saved.revision };
    await recordAudit(trx, { member, deed: { action: 'flow.versionRestored', target: flowId, after } });
    return ok({ ...saved, draft, previous: readStoredFlow(flow.draft) });
  });
}
