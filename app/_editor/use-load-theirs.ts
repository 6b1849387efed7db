import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTRPC } from '../_ui/trpc';
import { byId } from './create-editor';
import type { Editor } from './editor-context';

/** Puts the saved draft in the place of ours and goes on from there. */
export function useLoadTheirs({ store, overlay, autosave, workspace, flowId }: Editor): () => Promise<void> {
  const client = useQueryClient();
  const trpc = useTRPC();
  return useCallback(async () => {
    const theirs = await client.fetchQuery({ ...trpc.flows.get.queryOptions({ workspace, flowId }), staleTime: 0 });
    store.getState().load(theirs.draft);
    overlay.setState({ connections: byId(theirs.connections) });
    autosave?.adopt(theirs.draft, { revision: theirs.draftRevision, at: theirs.savedAt });
  }, [client, trpc, store, overlay, autosave, workspace, flowId]);
}
