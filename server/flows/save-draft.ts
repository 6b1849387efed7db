import type { FlowDocument } from '../../nodes/graph/flow-document';
import { topologicalOrder } from '../../nodes/graph/topological-order';
import { sameContent } from '../../nodes/hash';
import { failed, ok, type Result } from '../../nodes/problem';
import { updateDraft } from '../db/queries/flows-view';
import type { Trx } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { changeFlow, type LockedFlow, saverOf } from './change-flow';
import { draftMoved, draftTaken } from './flow-problems';
import { findOtherHolder } from './hold-drawing';

export interface SavedDraft {
  readonly revision: number;
  readonly savedAt: string;
}

export interface DraftToSave {
  readonly member: Member;
  readonly flowId: string;
  readonly draft: FlowDocument;
  /** The browser tab it was drawn in; another tab may have taken the drawing over. */
  readonly tab?: string | undefined;
  /** The revision on the person's screen. When another one has been saved since, nothing is overwritten. */
  readonly revision: number;
}

export function saveDraft({ db, now }: World, request: DraftToSave): Promise<Result<SavedDraft>> {
  const { member, flowId, draft, revision, tab } = request;
  const order = topologicalOrder(draft);
  if (!order.ok) return Promise.resolve(order);
  return changeFlow({ db, member, flowId }, async (trx, flow) => {
    if (isSavedAlready(flow, request)) {
      return ok({ revision: flow.revision, savedAt: (flow.savedAt ?? now()).toISOString() });
    }
    if (flow.revision !== revision) return failed(draftMoved(await saverOf(trx, flow)));
    const holder = tab === undefined ? null : await findOtherHolder(trx, { member, flowId, tab });
    if (holder) return failed(draftTaken(holder.name));
    const saved = await writeDraft(trx, { member, flowId, draft, at: now() });
    await recordAudit(trx, {
      member,
      deed: { action: 'flow.draftSaved', target: flowId, after: { revision: saved.revision } },
    });
    return ok(saved);
  });
}

/** A tab's same save once more, because its answer got lost on the way: nobody else has drawn in between. Programs are told. */
const isSavedAlready = (flow: LockedFlow, { member, draft, revision, tab }: DraftToSave) =>
  tab !== undefined &&
  flow.revision === revision + 1 &&
  flow.savedBy === member.userId &&
  sameContent(flow.draft, draft);

/** Puts a drawing in the place of the draft, whoever saved last; the caller holds the flow. */
export async function writeDraft(
  trx: Trx,
  { member, flowId, draft, at }: { member: Member; flowId: string; draft: FlowDocument; at: Date },
): Promise<SavedDraft> {
  const { revision } = await updateDraft(trx, {
    workspaceId: member.workspaceId,
    flowId,
    draft: JSON.stringify(draft),
    by: member.userId,
    at,
  }).executeTakeFirstOrThrow();
  return { revision, savedAt: at.toISOString() };
}
