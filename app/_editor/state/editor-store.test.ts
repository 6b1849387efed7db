import { expect, it } from 'vitest';
import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';
import { emptyFlow } from '../../../nodes/graph/flow-document';
import { createEditorStore } from './editor-store';
import { UNDO_LIMIT } from './history';

const node = (id: string, changes: Partial<FlowNode> = {}): FlowNode => ({
  id,
  type: 'tag',
  name: null,
  settings: {},
  position: { x: 0, y: 0 },
  ...changes,
});

const storeOf = (flow: FlowDocument = emptyFlow) => {
  let now = 0;
  const store = createEditorStore({ flow, now: () => now });
  return { store, wait: (ms: number) => (now += ms), get: () => store.getState() };
};

it('undo then redo gives back the same drawing', () => {
  const { get } = storeOf();
  get().dispatch({ kind: 'addNode', node: node('a') });
  get().undo();
  expect(get().flow).toEqual(emptyFlow);
  get().redo();
  expect(get().flow.nodes).toEqual([node('a')]);
});

it('a burst of typing in one field is one step of undo', () => {
  const { get, wait } = storeOf({ ...emptyFlow, nodes: [node('a')] });
  for (const text of ['K', 'Ko', 'Kog']) {
    get().dispatch({ kind: 'changeSettings', nodeId: 'a', settings: { text } }, { burst: 'a.text' });
    wait(200);
  }
  get().undo();
  expect(get().flow.nodes[0]?.settings).toEqual({});
});

it('typing again after a pause, or in another field, is another step', () => {
  const { get, wait } = storeOf({ ...emptyFlow, nodes: [node('a')] });
  get().dispatch({ kind: 'changeSettings', nodeId: 'a', settings: { text: 'K' } }, { burst: 'a.text' });
  wait(1_001);
  get().dispatch({ kind: 'changeSettings', nodeId: 'a', settings: { text: 'Ko' } }, { burst: 'a.text' });
  get().dispatch({ kind: 'changeSettings', nodeId: 'a', settings: { text: 'Ko', note: '!' } }, { burst: 'a.note' });
  get().undo();
  expect(get().flow.nodes[0]?.settings).toEqual({ text: 'Ko' });
  get().undo();
  expect(get().flow.nodes[0]?.settings).toEqual({ text: 'K' });
});

it('several edits made together are one step of undo', () => {
  const { get } = storeOf({ ...emptyFlow, nodes: [node('a'), node('b', { position: { x: 400, y: 0 } })] });
  get().dispatch([
    { kind: 'moveNodes', positions: { a: { x: 8, y: 8 } } },
    { kind: 'connect', edge: { id: 'e', from: 'a', fromPort: 'out', to: 'b' } },
  ]);
  get().undo();
  expect(get().flow.edges).toEqual([]);
  expect(get().flow.nodes[0]?.position).toEqual({ x: 0, y: 0 });
});

it('an edit that changes nothing leaves nothing to undo', () => {
  const { get } = storeOf({ ...emptyFlow, nodes: [node('a')] });
  get().dispatch({ kind: 'moveNodes', positions: { a: { x: 0, y: 0 } } });
  expect(get().history.past).toEqual([]);
});

it('nothing is chosen that an undo has taken away', () => {
  const { get } = storeOf({ ...emptyFlow, nodes: [node('a')] });
  get().dispatch({ kind: 'addNode', node: node('b') });
  get().select(['a', 'b']);
  get().undo();
  expect([...get().selected]).toEqual(['a']);
  expect(get().current).toBe('a');
});

it('nothing can be changed, undone or redone while locked', () => {
  const { get } = storeOf();
  get().dispatch({ kind: 'addNode', node: node('a') });
  get().setLock({ kind: 'moved', by: 'Ben', message: 'Ben has changed this flow meanwhile.' });
  get().dispatch({ kind: 'addNode', node: node('b') });
  get().undo();
  expect(get().flow.nodes.map(({ id }) => id)).toEqual(['a']);
});

it('says what was undone, for people who listen', () => {
  const { get } = storeOf({ ...emptyFlow, nodes: [node('a', { name: 'Kogan' })] });
  get().dispatch({ kind: 'removeNodes', nodeIds: ['a'] });
  get().undo();
  expect(get().announcement).toBe('Undid: removed Kogan');
});

it('remembers no more than the last 200 steps', () => {
  const { get } = storeOf({ ...emptyFlow, nodes: [node('a')] });
  for (let x = 1; x <= UNDO_LIMIT + 50; x += 1) get().dispatch({ kind: 'moveNodes', positions: { a: { x, y: 0 } } });
  expect(get().history.past).toHaveLength(UNDO_LIMIT);
});
