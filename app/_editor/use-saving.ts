import { useCallback, useEffect } from 'react';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { problemsOf } from '../_ui/problems-of';
import { useTRPCClient } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { Editor } from './editor-context';
import type { SaveAnswer } from './state/autosave';

const answers: Readonly<Record<string, 'moved' | 'taken'>> = {
  'flow.draftMoved': 'moved',
  'flow.draftTaken': 'taken',
};

function answerOf(cause: unknown): SaveAnswer {
  const [problem] = problemsOf(cause);
  if (!problem || problem.retry === 'later') return { kind: 'unreachable' };
  return { kind: answers[problem.code] ?? 'refused', problem };
}

/** Sends a draft. Straight through the client: a save of every pause in typing must not refresh the page around it. */
export function useSend({ flowId, tab }: { flowId: string; tab: string }) {
  const client = useTRPCClient();
  const { slug } = useWorkspace();
  return useCallback(
    async (draft: FlowDocument, revision: number): Promise<SaveAnswer> => {
      try {
        const saved = await client.flows.saveDraft.mutate({ workspace: slug, flowId, draft, revision, tab });
        return { kind: 'saved', revision: saved.revision, at: saved.savedAt };
      } catch (cause) {
        return answerOf(cause);
      }
    },
    [client, slug, flowId, tab],
  );
}

/** Saves while the editor is open, at once when the tab is left, and again when the network is back. */
export function useSaving({ autosave }: Editor) {
  useEffect(() => {
    if (!autosave) return;
    const stop = autosave.start();
    const flush = () => void autosave.flush();
    const flushWhenLeft = () => document.visibilityState === 'hidden' && flush();
    addEventListener('online', flush);
    document.addEventListener('visibilitychange', flushWhenLeft);
    return () => {
      flush();
      stop();
      removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flushWhenLeft);
    };
  }, [autosave]);
}
