import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Edit } from '../../../nodes/graph/edit';
import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';
import { emptyFlow, FlowDocument as Schema } from '../../../nodes/graph/flow-document';
import { validateFlow } from '../../../nodes/graph/validate';
import { nodeTypes } from '../../../nodes/registry';
import { createEditorStore, type EditorState } from './editor-store';
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

const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const id = fc.constantFrom(...ids);
const position = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
const type = fc.constantFrom('source', 'tag', 'condition', 'publish', 'label-convert');
const aNode = fc
  .record({ id, type, position, text: fc.string({ maxLength: 8 }) })
  .map(({ text, ...rest }) => node(rest.id, { ...rest, settings: text === '' ? {} : { text } }));
const wire = fc.record({
  id: fc.constantFrom('1', '2', '3', '4'),
  from: id,
  fromPort: fc.constantFrom('out', 'yes', 'no'),
  to: id,
});
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  aNode.map((one): Edit => ({ kind: 'addNode', node: one })),
  fc
    .record({ node: aNode, after: id, port: fc.constantFrom('out', 'yes'), edgeId: fc.constantFrom('1', '5') })
    .map((rest): Edit => ({ kind: 'addNodeAfter', ...rest })),
  fc.array(id, { maxLength: 3 }).map((nodeIds): Edit => ({ kind: 'removeNodes', nodeIds })),
  fc.dictionary(id, position, { maxKeys: 3 }).map((positions): Edit => ({ kind: 'moveNodes', positions })),
  fc.dictionary(id, position, { maxKeys: 5 }).map((positions): Edit => ({ kind: 'arrange', positions })),
  fc
    .record({ nodeId: id, name: fc.option(fc.string({ maxLength: 12 })) })
    .map((rest): Edit => ({ kind: 'renameNode', ...rest })),
  fc
    .record({ nodeId: id, settings: fc.dictionary(fc.constantFrom('text', 'n'), fc.integer()) })
    .map((rest): Edit => ({ kind: 'changeSettings', ...rest })),
  fc
    .record({ nodeIds: fc.array(id, { maxLength: 3 }), disabled: fc.boolean() })
    .map((rest): Edit => ({ kind: 'setDisabled', ...rest })),
  wire.map((edge): Edit => ({ kind: 'connect', edge })),
  fc
    .array(fc.constantFrom('1', '2', '3', '4', '5'), { maxLength: 2 })
    .map((edgeIds): Edit => ({ kind: 'disconnect', edgeIds })),
  fc
    .record({ nodes: fc.array(aNode, { maxLength: 3 }), edges: fc.array(wire, { maxLength: 2 }) })
    .map((fragment): Edit => ({ kind: 'paste', fragment })),
);
const aMove = fc.oneof({ weight: 6, arbitrary: anEdit }, fc.constant('undo' as const), fc.constant('redo' as const));

function make(state: EditorState, move: Edit | 'undo' | 'redo') {
  if (move === 'undo') state.undo();
  else if (move === 'redo') state.redo();
  else state.dispatch(move);
}

it('200 random sequences of edits, undos and redos always lead back to the same drawing', () => {
  fc.assert(
    fc.property(fc.array(aMove, { maxLength: 60 }), (moves) => {
      const { get } = storeOf();
      for (const move of moves) make(get(), move);
      const end = get().flow;
      const steps = get().history.past.length;
      for (let step = 0; step < steps; step += 1) get().undo();
      expect(get().flow).toEqual(emptyFlow);
      for (let step = 0; step < steps; step += 1) get().redo();
      expect(get().flow).toEqual(end);
    }),
    { numRuns: 200 },
  );
});

it('whatever is drawn, saving and reading it again gives the same drawing with the same findings', () => {
  const world = { nodeTypes, connections: new Map() };
  fc.assert(
    fc.property(fc.array(anEdit, { maxLength: 40 }), (edits) => {
      const { get } = storeOf();
      for (const edit of edits) get().dispatch(edit);
      const { flow } = get();
      const reloaded = Schema.parse(JSON.parse(JSON.stringify(flow)));
      expect(reloaded).toEqual(flow);
      expect(validateFlow(reloaded, world)).toEqual(validateFlow(flow, world));
    }),
    { numRuns: 200 },
  );
});
