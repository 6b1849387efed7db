import { createStore } from 'zustand/vanilla';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { Problem } from '../../../nodes/problem';
import type { EditorStore } from './editor-store';

const QUIET_MS = 800;
const RETRY_MS = [2_000, 5_000, 10_000, 30_000] as const;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** The server cannot be reached; what is drawn is kept in this browser and sent again. */
  | { readonly kind: 'offline' }
  /** Somebody else saved this draft; ours is kept here but not sent. */
  | { readonly kind: 'moved'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly revision: number; readonly at: string }
  | { readonly kind: 'moved'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable' };

interface AutosaveOptions {
  readonly store: EditorStore;
  /** What the server has, which may be behind the drawing when this browser kept more. */
  readonly savedFlow: FlowDocument;
  readonly revision: number;
  readonly savedAt: string | null;
  send(draft: FlowDocument, revision: number): Promise<SaveAnswer>;
  /** Keeps what is not yet saved over a crash of the tab; null forgets it. */
  keep(draft: FlowDocument | null, revision: number): void;
}

interface AutosaveState {
  readonly save: SaveState;
  readonly revision: number;
  /** What the server has. */
  readonly savedFlow: FlowDocument;
}

export type Autosave = ReturnType<typeof createAutosave>;

/**
 * Saves the drawing a moment after the last change, one request at a time, each carrying the revision it builds on.
 * Whatever the answer, the drawing stays in the tab and in the browser until a server has it.
 */
export function createAutosave({ store, savedFlow, revision, savedAt, send, keep }: AutosaveOptions) {
  const state = createStore<AutosaveState>()(() => ({
    save: { kind: 'saved', at: savedAt },
    revision,
    savedFlow,
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let failures = 0;
  let lastSavedAt = savedAt;

  const isDirty = () => store.getState().flow !== state.getState().savedFlow;
  const isStopped = () => state.getState().save.kind === 'moved';

  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  const settle = (flow: FlowDocument, answer: SaveAnswer) => {
    if (answer.kind === 'saved') {
      failures = 0;
      lastSavedAt = answer.at;
      state.setState({ savedFlow: flow, revision: answer.revision });
      if (isDirty()) return wait(QUIET_MS);
      keep(null, answer.revision);
      return state.setState({ save: { kind: 'saved', at: answer.at } });
    }
    if (answer.kind === 'unreachable') {
      state.setState({ save: { kind: 'offline' } });
      wait(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? QUIET_MS);
      return;
    }
    const { message, subject } = answer.problem;
    state.setState({ save: { kind: answer.kind, message } });
    if (answer.kind === 'moved') store.getState().setLock({ kind: 'moved', by: subject ?? null, message });
  };

  /** Changed and changed back before anything was sent. */
  const settleUnchanged = () => {
    keep(null, state.getState().revision);
    if (state.getState().save.kind === 'unsaved') state.setState({ save: { kind: 'saved', at: lastSavedAt } });
  };

  const sendOnce = async () => {
    const { flow } = store.getState();
    state.setState({ save: { kind: 'saving' } });
    settle(flow, await send(flow, state.getState().revision));
  };

  /** Resolves when everything drawn so far has been offered to the server. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (sending) await sending;
    if (isStopped()) return;
    if (!isDirty()) return settleUnchanged();
    sending = sendOnce().finally(() => {
      sending = null;
    });
    await sending;
  }

  const noticeChange = () => {
    if (isStopped()) return;
    keep(store.getState().flow, state.getState().revision);
    if (['saved', 'refused'].includes(state.getState().save.kind)) state.setState({ save: { kind: 'unsaved' } });
    if (!sending) wait(QUIET_MS);
  };

  return {
    state,
    flush,
    /** The server has this drawing already: a discarded draft, a restored version. */
    adopt: (flow: FlowDocument, next: { readonly revision: number; readonly at: string }) => {
      lastSavedAt = next.at;
      state.setState({ savedFlow: flow, revision: next.revision, save: { kind: 'saved', at: next.at } });
      keep(null, next.revision);
    },
    /** Saves from now on; what it gives back ends that. */
    start: () => {
      const stopWatching = store.subscribe(({ flow }, before) => flow !== before.flow && noticeChange());
      if (isDirty()) noticeChange();
      return () => {
        clearTimeout(timer);
        stopWatching();
      };
    },
  };
}
