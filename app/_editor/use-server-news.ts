import { useEffect } from 'react';
import type { FlowView } from '../../server/flows/get-flow';
import { byId } from './create-editor';
import type { Editor } from './editor-context';

/**
 * Whenever the flow is read again: new accounts can be chosen at once, and a draft somebody else has saved meanwhile is noticed
 * before the person types into an old one.
 */
export function useServerNews({ store, overlay, autosave }: Editor, flow: FlowView) {
  useEffect(() => {
    overlay.setState({ connections: byId(flow.connections) });
  }, [overlay, flow.connections]);
  useEffect(() => {
    if (!autosave || flow.draftRevision <= autosave.state.getState().revision) return;
    if (autosave.state.getState().save.kind !== 'saved') return; // our own next save will find out
    const who = flow.savedBy ?? 'Somebody';
    store.getState().setLock({ kind: 'moved', by: flow.savedBy, message: `${who} has changed this flow meanwhile.` });
  }, [store, autosave, flow]);
}
