import { useEffect, useMemo } from 'react';
import { useTRPCClient } from '../_ui/trpc';
import type { Editor } from './editor-context';
import { useLoadTheirs } from './use-load-theirs';

const EVERY_MS = 5_000;

/**
 * Says every few seconds that this tab changes the drawing, so that nobody draws over anybody: who comes second looks on, sees what is
 * saved as it is saved, and may take over. What was drawn and not saved stays where it was drawn.
 */
export function useHolding(editor: Editor, mayEdit: boolean) {
  const holding = useMakeHolding(editor);
  useEffect(() => {
    if (!mayEdit) return;
    const ask = () => void holding.ask({ takeOver: false });
    ask();
    const timer = setInterval(ask, EVERY_MS);
    addEventListener('pagehide', holding.letGo);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', holding.letGo);
      holding.letGo();
    };
  }, [holding, mayEdit]);
}

/** For the button beside "Ben is editing this flow". */
export const useTakeOver = (editor: Editor): (() => Promise<void>) => {
  const holding = useMakeHolding(editor);
  return () => holding.ask({ takeOver: true });
};

function useMakeHolding(editor: Editor) {
  const client = useTRPCClient();
  const loadTheirs = useLoadTheirs(editor);
  return useMemo(() => {
    const { workspace, flowId, tab } = editor;
    const ask = async ({ takeOver }: { takeOver: boolean }) => {
      try {
        const { other, revision } = await client.flows.hold.mutate({ workspace, flowId, tab, takeOver });
        if (other) editor.store.getState().setLock({ kind: 'held', by: other.name, isSelf: other.isSelf });
        await catchUp(editor, { revision, loadTheirs });
        if (!other) goOn(editor);
      } catch {
        // No network, or signed out: drawing goes on, and saving says what is the matter.
      }
    };
    // Leaving the page ends ordinary requests; this one outlives it.
    const letGo = () =>
      void fetch('/api/trpc/flows.letGo', {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ workspace, flowId, tab }),
      }).catch(() => undefined);
    return { ask, letGo };
  }, [editor, client, loadTheirs]);
}

/** Whoever only looks on sees what was saved meanwhile; nobody's own unsaved drawing is replaced. */
async function catchUp(
  { store, autosave }: Editor,
  { revision, loadTheirs }: { revision: number; loadTheirs: () => Promise<void> },
) {
  const isLookingOn = store.getState().lock?.kind === 'held';
  if (autosave && isLookingOn && !autosave.isDirty() && revision > autosave.state.getState().revision)
    await loadTheirs();
}

function goOn({ store, autosave }: Editor) {
  if (store.getState().lock?.kind !== 'held') return;
  store.getState().setLock(null);
  store.getState().announce('You can change this flow now');
  autosave?.resume();
}
