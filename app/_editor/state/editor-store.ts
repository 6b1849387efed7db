import { createStore } from 'zustand/vanilla';
import { applyEdit, type Edit } from '../../../nodes/graph/edit';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { describeEdits } from './describe-edits';
import { emptyHistory, type History, remember, stepBack, stepForward } from './history';

/** Why nothing can be changed at the moment. */
export type Lock =
  | { readonly kind: 'viewer' }
  | { readonly kind: 'moved'; readonly by: string | null; readonly message: string }
  /** Somebody else, or the same person in another tab, is drawing. */
  | { readonly kind: 'held'; readonly by: string; readonly isSelf: boolean }
  | { readonly kind: 'version'; readonly number: number };

export interface EditorState {
  readonly flow: FlowDocument;
  readonly history: History;
  readonly selected: ReadonlySet<string>;
  readonly selectedEdge: string | null;
  /** The one node the Tab key reaches; arrows move on from here. */
  readonly current: string | null;
  readonly lock: Lock | null;
  /** The last thing that happened, for the live region. */
  readonly announcement: string;
  /** Several edits are one step of undo. Ignored while locked. */
  dispatch(edits: Edit | readonly Edit[], options?: { readonly burst?: string }): void;
  undo(): void;
  redo(): void;
  select(ids: Iterable<string>, current?: string | null): void;
  selectEdge(id: string | null): void;
  setLock(lock: Lock | null): void;
  /** Another draft was loaded: nothing before it can be taken back. */
  load(flow: FlowDocument): void;
  announce(text: string): void;
}

export type EditorStore = ReturnType<typeof createEditorStore>;

interface EditorStoreOptions {
  readonly flow: FlowDocument;
  readonly lock?: Lock | null;
  now?(): number;
}

const none: ReadonlySet<string> = new Set();

/** Selection may not name what an undo has taken away. */
function keepExisting(flow: FlowDocument, state: EditorState) {
  const ids = new Set(flow.nodes.map(({ id }) => id));
  const selected = [...state.selected].every((id) => ids.has(id))
    ? state.selected
    : new Set([...state.selected].filter((id) => ids.has(id)));
  return {
    selected,
    current: state.current !== null && ids.has(state.current) ? state.current : (flow.nodes[0]?.id ?? null),
    selectedEdge: flow.edges.some(({ id }) => id === state.selectedEdge) ? state.selectedEdge : null,
  };
}

/** What is saved and undone, and what is chosen. Drag previews and the viewport stay in the canvas. */
export const createEditorStore = ({ flow, lock = null, now = Date.now }: EditorStoreOptions) =>
  createStore<EditorState>()((set, get) => {
    const travel = (step: typeof stepBack, verb: string) => {
      const state = get();
      if (state.lock) return;
      const moved = step(state.history, state.flow);
      if (!moved) return set({ announcement: verb === 'Undid' ? 'Nothing to undo' : 'Nothing to redo' });
      set({
        flow: moved.flow,
        history: moved.history,
        announcement: `${verb}: ${moved.what}`,
        ...keepExisting(moved.flow, state),
      });
    };
    return {
      flow,
      history: emptyHistory,
      selected: none,
      selectedEdge: null,
      current: flow.nodes[0]?.id ?? null,
      lock,
      announcement: '',
      dispatch: (edits, options) => {
        const state = get();
        if (state.lock) return;
        const list: readonly Edit[] = 'kind' in edits ? [edits] : edits;
        const next = list.reduce(applyEdit, state.flow);
        if (next === state.flow) return;
        const what = describeEdits(list, state.flow);
        const history = remember(state.history, { before: state.flow, what, burst: options?.burst, now: now() });
        set({ flow: next, history, announcement: what, ...keepExisting(next, state) });
      },
      undo: () => travel(stepBack, 'Undid'),
      redo: () => travel(stepForward, 'Did again'),
      select: (ids, current) => {
        const selected = new Set(ids);
        set({ selected, selectedEdge: null, current: current ?? [...selected].at(-1) ?? get().current });
      },
      selectEdge: (id) => set({ selectedEdge: id, selected: none }),
      setLock: (next) => set({ lock: next }),
      load: (next) => set({ flow: next, history: emptyHistory, ...keepExisting(next, get()) }),
      announce: (text) => set({ announcement: text }),
    };
  });
