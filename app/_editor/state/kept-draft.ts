import { z } from 'zod';
import { FlowDocument } from '../../../nodes/graph/flow-document';

const KeptDraft = z.object({ revision: z.number(), draft: FlowDocument });

const keyOf = (flowId: string) => `sluice.draft.${flowId}`;

/** Keeps a drawing in this browser until a server has it. Full or forbidden storage only costs this second net. */
export function keepDraft(flowId: string, kept: z.infer<typeof KeptDraft> | null) {
  try {
    if (kept) localStorage.setItem(keyOf(flowId), JSON.stringify(kept));
    else localStorage.removeItem(keyOf(flowId));
  } catch {
    // Private windows may forbid storage; the tab itself still holds the drawing.
  }
}

/** What was drawn here and never reached a server; null when there is nothing of the kind. */
export function findKeptDraft(flowId: string): z.infer<typeof KeptDraft> | null {
  try {
    return KeptDraft.parse(JSON.parse(localStorage.getItem(keyOf(flowId)) ?? ''));
  } catch {
    return null;
  }
}
