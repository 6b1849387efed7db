import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { sameContent } from '../../nodes/hash';
import type { FlowView } from '../../server/flows/get-flow';
import type { Editor } from './editor-context';
import { Autosave, type SaveAnswer } from './state/autosave';
import { createEditorStore, type Lock } from './state/editor-store';
import { findKeptDraft, keepDraft } from './state/kept-draft';
import { createOverlayStore } from './state/overlay-store';
import { createViewStore } from './state/view-store';

export const byId = (connections: readonly ConnectionFacts[]) => new Map(connections.map((one) => [one.id, one]));

/** An editor nothing can be changed in: a past version, a run. */
export function createReader(shown: {
  readonly workspace: string;
  readonly flowId: string;
  readonly flow: FlowDocument;
  readonly connections: readonly ConnectionFacts[];
  readonly lock: Lock;
}): Editor {
  const { workspace, flowId, flow, connections, lock } = shown;
  return {
    workspace,
    flowId,
    tab: '',
    store: createEditorStore({ flow, lock }),
    overlay: createOverlayStore(byId(connections)),
    view: createViewStore(),
    autosave: null,
    canvas: { current: null },
  };
}

interface Opened {
  readonly workspace: string;
  readonly flow: FlowView;
  readonly mayEdit: boolean;
  readonly tab: string;
  send(draft: FlowDocument, revision: number): Promise<SaveAnswer>;
}

/** What this browser kept of this very revision: typed here, and never arrived. */
function keptOf({ id, draft, draftRevision }: FlowView): FlowDocument {
  const kept = findKeptDraft(id);
  return kept && kept.revision === draftRevision && !sameContent(kept.draft, draft) ? kept.draft : draft;
}

/** The editor of a flow's draft. */
export function createEditor({ workspace, flow, mayEdit, tab, send }: Opened): Editor {
  const store = createEditorStore({
    flow: mayEdit ? keptOf(flow) : flow.draft,
    lock: mayEdit ? null : { kind: 'viewer' },
  });
  return {
    workspace,
    flowId: flow.id,
    tab,
    store,
    overlay: createOverlayStore(byId(flow.connections)),
    view: createViewStore(),
    autosave: new Autosave({
      store,
      savedFlow: flow.draft,
      revision: flow.draftRevision,
      savedAt: flow.savedAt,
      send,
      keep: (draft, revision) => keepDraft(flow.id, draft && { revision, draft }),
    }),
    canvas: { current: null },
  };
}
