import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyFlow, type FlowDocument, type FlowNode } from '../../../nodes/graph/flow-document';
import { Autosave, type SaveAnswer } from './autosave';
import { createEditorStore } from './editor-store';

const aNode = (id: string): FlowNode => ({ id, type: 'tag', name: null, settings: {}, position: { x: 0, y: 0 } });

/** A server that counts revisions, and a browser that keeps drafts. */
function openEditor({ answer }: { answer?: (draft: FlowDocument, revision: number) => Promise<SaveAnswer> } = {}) {
  const store = createEditorStore({ flow: emptyFlow });
  const server: { revision: number; draft: FlowDocument; requests: number } = {
    revision: 1,
    draft: emptyFlow,
    requests: 0,
  };
  const browser: { kept: FlowDocument | null } = { kept: null };
  const save = async (draft: FlowDocument, revision: number): Promise<SaveAnswer> => {
    server.requests += 1;
    if (revision !== server.revision) {
      const problem = {
        code: 'flow.draftMoved',
        message: 'Ben has changed this flow meanwhile.',
        subject: 'Ben',
        retry: 'never',
      } as const;
      return { kind: 'moved', problem };
    }
    server.revision += 1;
    server.draft = draft;
    return { kind: 'saved', revision: server.revision, at: '2026-01-10T14:02:00Z' };
  };
  const autosave = new Autosave({
    store,
    savedFlow: emptyFlow,
    revision: 1,
    savedAt: null,
    send: answer ?? save,
    keep: (draft) => {
      browser.kept = draft;
    },
  });
  autosave.start();
  const draw = (id: string) => store.getState().dispatch({ kind: 'addNode', node: aNode(id) });
  return { store, server, browser, autosave, draw, saveState: () => autosave.state.getState().save };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('saves once, a moment after the last of many changes', async () => {
  const { server, draw, saveState } = openEditor();
  for (const id of ['a', 'b', 'c']) {
    draw(id);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(server.requests).toBe(0);
  await vi.advanceTimersByTimeAsync(800);
  expect(server.requests).toBe(1);
  expect(server.draft.nodes).toHaveLength(3);
  expect(saveState()).toEqual({ kind: 'saved', at: '2026-01-10T14:02:00Z' });
});

it('builds each save on the revision of the one before', async () => {
  const { server, draw } = openEditor();
  draw('a');
  await vi.advanceTimersByTimeAsync(1_000);
  draw('b');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.revision).toBe(3);
  expect(server.draft.nodes).toHaveLength(2);
});

it('what is drawn while a save is under way is saved after it', async () => {
  let answerFirst: (answer: SaveAnswer) => void = () => undefined;
  const drafts: number[] = [];
  const { draw } = openEditor({
    answer: (draft, revision) => {
      drafts.push(draft.nodes.length);
      if (drafts.length > 1) return Promise.resolve({ kind: 'saved', revision: revision + 1, at: '' });
      return new Promise((resolve) => {
        answerFirst = resolve;
      });
    },
  });
  draw('a');
  await vi.advanceTimersByTimeAsync(800);
  draw('b');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(drafts).toEqual([1]);
  answerFirst({ kind: 'saved', revision: 2, at: '' });
  await vi.advanceTimersByTimeAsync(800);
  expect(drafts).toEqual([1, 2]);
});

it('a tab whose draft somebody else has saved becomes read-only and keeps what was drawn', async () => {
  const { server, store, browser, draw, saveState } = openEditor();
  server.revision = 7;
  draw('a');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saveState()).toEqual({ kind: 'moved', message: 'Ben has changed this flow meanwhile.' });
  expect(store.getState().lock).toMatchObject({ kind: 'moved', by: 'Ben' });
  expect(store.getState().flow.nodes).toHaveLength(1);
  expect(browser.kept?.nodes).toHaveLength(1);
  expect(server.draft).toBe(emptyFlow);
});

it('without a network the drawing is kept in the browser and sent again until it arrives', async () => {
  let isUp = false;
  const { browser, draw, saveState } = openEditor({
    answer: async (_draft, revision) =>
      isUp ? { kind: 'saved', revision: revision + 1, at: '2026-01-10T14:05:00Z' } : { kind: 'unreachable' },
  });
  draw('a');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saveState()).toEqual({ kind: 'offline' });
  expect(browser.kept?.nodes).toHaveLength(1);
  isUp = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(saveState()).toEqual({ kind: 'saved', at: '2026-01-10T14:05:00Z' });
  expect(browser.kept).toBeNull();
});

it('a save without an answer is sent again as it was, and what was drawn since follows it', async () => {
  const sent: number[][] = [];
  const { draw, saveState, autosave } = openEditor({
    answer: async ({ nodes }, revision) => {
      sent.push([nodes.length, revision]);
      // The server has it all the same: the answer got lost on the way.
      if (sent.length === 1) return { kind: 'unreachable' };
      return { kind: 'saved', revision: revision + 1, at: '2026-01-10T14:05:00Z' };
    },
  });
  draw('a');
  await vi.advanceTimersByTimeAsync(1_000);
  draw('b');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([
    [1, 1],
    [1, 1],
    [2, 2],
  ]);
  expect(saveState().kind).toBe('saved');
  expect(autosave.isDirty()).toBe(false);
});

it('what was undone after a save without an answer is undone at the server too', async () => {
  const sent: number[] = [];
  const { draw, store, saveState } = openEditor({
    answer: async ({ nodes }, revision) => {
      sent.push(nodes.length);
      if (sent.length === 1) return { kind: 'unreachable' };
      return { kind: 'saved', revision: revision + 1, at: '2026-01-10T14:05:00Z' };
    },
  });
  draw('a');
  await vi.advanceTimersByTimeAsync(1_000);
  store.getState().undo();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([1, 1, 0]);
  expect(saveState().kind).toBe('saved');
});

it('changing something and undoing it leaves nothing to save', async () => {
  const { server, store, draw, saveState } = openEditor();
  draw('a');
  store.getState().undo();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.requests).toBe(0);
  expect(saveState()).toEqual({ kind: 'saved', at: null });
});

it('keeps what was drawn when somebody takes over, sends nothing meanwhile, and offers it again when it is taken back', async () => {
  const taken = {
    code: 'flow.draftTaken',
    message: 'Ben has taken over this flow.',
    subject: 'Ben',
    retry: 'never',
  } as const;
  const offered: FlowDocument[] = [];
  let isMine = false;
  const { store, browser, autosave, draw, saveState } = openEditor({
    answer: async (draft) => {
      offered.push(draft);
      return isMine ? { kind: 'saved', revision: 2, at: '2026-01-10T14:02:00Z' } : { kind: 'taken', problem: taken };
    },
  });
  draw('a');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(offered).toHaveLength(1);
  expect(store.getState().lock).toEqual({ kind: 'held', by: 'Ben', isSelf: false });
  expect(browser.kept?.nodes).toHaveLength(1);
  isMine = true;
  store.getState().setLock(null);
  autosave.resume();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(offered).toHaveLength(2);
  expect(saveState()).toEqual({ kind: 'saved', at: '2026-01-10T14:02:00Z' });
});
