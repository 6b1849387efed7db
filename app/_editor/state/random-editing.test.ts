import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Edit } from '../../../nodes/graph/edit';
import { emptyFlow, type FlowDocument, type FlowNode } from '../../../nodes/graph/flow-document';
import { copyFragment, parseFragment } from '../../../nodes/graph/fragment';
import { readFlow } from '../../../nodes/graph/upgrade';
import { validateFlow } from '../../../nodes/graph/validate';
import { nodeTypes } from '../../../nodes/registry';
import { fromElkGraph, type LayoutAnswer, toElkGraph } from '../commands/layout';
import { layoutRequest } from '../commands/layout-request';
import { createEditorStore, type EditorStore } from './editor-store';

const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const id = fc.constantFrom(...ids);
const position = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
const type = fc.constantFrom('source', 'tag', 'condition', 'publish', 'label-convert');
const aNode = fc
  .record({ id, type, position, text: fc.string({ maxLength: 8 }) })
  .map(({ text, ...rest }): FlowNode => ({ ...rest, name: null, settings: text === '' ? {} : { text } }));
const wire = fc.record({
  id: fc.constantFrom('1', '2', '3', '4'),
  from: id,
  fromPort: fc.constantFrom('out', 'yes', 'no'),
  to: id,
});

/** Anything a person can do to a small drawing, sensible or not. */
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

type Move = Edit | 'undo' | 'redo' | 'layout' | 'copy and paste';

const aMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 12, arbitrary: anEdit },
  { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
  { weight: 1, arbitrary: fc.constantFrom('layout' as const, 'copy and paste' as const) },
);

const elk = new ELK();
async function layOut(flow: FlowDocument): Promise<LayoutAnswer> {
  const request = layoutRequest(flow, flow.nodes);
  return fromElkGraph(request, await elk.layout(toElkGraph(request)));
}

/** As text over the clipboard and back, like a person would. */
function pasteAll(store: EditorStore, newId: () => string) {
  const { flow, dispatch } = store.getState();
  const text = copyFragment(flow, { nodeIds: flow.nodes.map(({ id }) => id), connections: new Map() });
  const parsed = parseFragment(text, { newId, connections: new Map() });
  if (parsed.ok) dispatch({ kind: 'paste', fragment: { nodes: parsed.value.nodes, edges: parsed.value.edges } });
}

async function make(store: EditorStore, { move, newId }: { move: Move; newId: () => string }) {
  const { flow, undo, redo, dispatch } = store.getState();
  if (move === 'undo') undo();
  else if (move === 'redo') redo();
  else if (move === 'copy and paste') pasteAll(store, newId);
  else if (move === 'layout' && flow.nodes.length > 0) dispatch({ kind: 'arrange', positions: await layOut(flow) });
  else if (move !== 'layout') dispatch(move);
}

async function perform(moves: readonly Move[]) {
  let made = 0;
  const store = createEditorStore({ flow: emptyFlow, now: () => 0 });
  for (const move of moves) {
    made += 1;
    let ids = 0;
    await make(store, { move, newId: () => `m${made}n${ids++}` });
  }
  return store;
}

const sequences = { numRuns: 200 };
const aSequence = fc.array(aMove, { maxLength: 40 });
const world = { nodeTypes, connections: new Map() };

it('200 random sequences of edits, undos, redos, pastes and layouts always lead back to the same drawing', async () => {
  await fc.assert(
    fc.asyncProperty(aSequence, async (moves) => {
      const { getState } = await perform(moves);
      const end = getState().flow;
      const steps = getState().history.past.length;
      for (let step = 0; step < steps; step += 1) getState().undo();
      expect(getState().flow).toEqual(emptyFlow);
      for (let step = 0; step < steps; step += 1) getState().redo();
      expect(getState().flow).toEqual(end);
    }),
    sequences,
  );
}, 60_000);

it('200 random sequences made twice give the same drawing with the same findings, which survive saving and reading again', async () => {
  await fc.assert(
    fc.asyncProperty(aSequence, async (moves) => {
      const { flow } = (await perform(moves)).getState();
      expect((await perform(moves)).getState().flow).toEqual(flow);
      const reloaded = readFlow(JSON.parse(JSON.stringify(flow)));
      expect(reloaded).toEqual({ ok: true, value: flow });
      if (reloaded.ok) expect(validateFlow(reloaded.value, world)).toEqual(validateFlow(flow, world));
    }),
    sequences,
  );
}, 60_000);
