import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from '../registry';
import { aCondition, aFlow, aNode, anEdge, aPublish, aSource } from './a-flow';
import { whyNotConnect } from './connect-check';
import { applyEdit, type Edit } from './edit';
import { type FlowDocument, FlowDocument as Schema } from './flow-document';
import { topologicalOrder } from './topological-order';

const flow = aFlow([aSource('in'), aCondition('if', 'Kogan'), aPublish('shop')], 'in.out>if', 'if.yes>shop');
const wires = (document: FlowDocument) => document.edges.map(({ from, fromPort, to }) => `${from}.${fromPort}>${to}`);
const apply = (...edits: Edit[]) => edits.reduce(applyEdit, flow);

describe('adding a step', () => {
  it('and moving it leaves it where it will be after saving', () => {
    const edited = apply(
      { kind: 'addNode', node: { ...aNode('tag'), position: { x: -0, y: 8 } } },
      { kind: 'arrange', positions: { if: { x: 264, y: -0 } } },
    );
    expect(JSON.parse(JSON.stringify(edited))).toEqual(edited);
  });
  it('puts it on the canvas once', () => {
    const edit: Edit = { kind: 'addNode', node: aNode('tag') };
    expect(apply(edit, edit).nodes.map(({ id }) => id)).toEqual(['in', 'if', 'shop', 'tag']);
  });
  it('behind an output connects it', () => {
    const edited = apply({ kind: 'addNodeAfter', node: aNode('tag'), after: 'if', port: 'no', edgeId: 'e' });
    expect(wires(edited)).toEqual(['in.out>if', 'if.yes>shop', 'if.no>tag']);
  });
  it('behind an output that is not there leaves it unconnected', () => {
    const edited = apply({ kind: 'addNodeAfter', node: aNode('tag'), after: 'if', port: 'maybe', edgeId: 'e' });
    expect([edited.nodes.length, wires(edited)]).toEqual([4, wires(flow)]);
  });
  it('into a connection splits it in two', () => {
    const edited = apply({
      kind: 'addNodeOnEdge',
      node: aNode('tag'),
      edgeId: 'in.out>if',
      port: 'out',
      newEdgeId: 'e',
    });
    expect(wires(edited)).toEqual(['in.out>tag', 'tag.out>if', 'if.yes>shop']);
  });
  it('that nothing may lead to does not break the connection', () => {
    const edited = apply({
      kind: 'addNodeOnEdge',
      node: aSource('in2'),
      edgeId: 'in.out>if',
      port: 'out',
      newEdgeId: 'e',
    });
    expect([edited.nodes.length, wires(edited)]).toEqual([4, wires(flow)]);
  });
});

describe('removing a step', () => {
  it('with one way in and one way out heals the connection', () => {
    expect(wires(apply({ kind: 'removeNodes', nodeIds: ['if'] }))).toEqual(['in.out>shop']);
  });
  it('heals across several in a row', () => {
    const longer = aFlow(
      [aSource('in'), aNode('a'), aNode('b'), aPublish('shop')],
      'in.out>a',
      'a.out>b',
      'b.out>shop',
    );
    expect(wires(applyEdit(longer, { kind: 'removeNodes', nodeIds: ['a', 'b'] }))).toEqual(['in.out>shop']);
  });
  it('with two ways out leaves nothing behind', () => {
    const forked = apply({ kind: 'addNodeAfter', node: aNode('tag'), after: 'if', port: 'no', edgeId: 'e' });
    expect(wires(applyEdit(forked, { kind: 'removeNodes', nodeIds: ['if'] }))).toEqual([]);
  });
  it('does not connect two steps twice', () => {
    const both = apply({ kind: 'connect', edge: anEdge('in.out>shop') });
    expect(wires(applyEdit(both, { kind: 'removeNodes', nodeIds: ['if'] }))).toEqual(['in.out>shop']);
  });
});

describe('changing a step', () => {
  it('renames it, an empty name being none', () => {
    const edited = apply({ kind: 'renameNode', nodeId: 'if', name: ' Kogan? ' });
    expect(edited.nodes[1]?.name).toBe('Kogan?');
    expect(applyEdit(edited, { kind: 'renameNode', nodeId: 'if', name: ' ' })).toEqual(flow);
  });
  it('replaces its settings, moves it and switches it off and on', () => {
    const edited = apply(
      { kind: 'changeSettings', nodeId: 'shop', settings: { connectionId: 'c-lantern' } },
      { kind: 'moveNodes', positions: { shop: { x: 10, y: 20 }, gone: { x: 0, y: 0 } } },
      { kind: 'setDisabled', nodeIds: ['shop'], disabled: true },
    );
    expect(edited.nodes[2]).toEqual({ ...aPublish('shop', 'c-lantern'), position: { x: 10, y: 20 }, disabled: true });
    expect(applyEdit(edited, { kind: 'setDisabled', nodeIds: ['shop'], disabled: false }).nodes[2]).not.toHaveProperty(
      'disabled',
    );
  });
  it('into what it is already gives the very same document', () => {
    const edits: Edit[] = [
      { kind: 'changeSettings', nodeId: 'shop', settings: { connectionId: 'c-shop' } },
      { kind: 'arrange', positions: { shop: { x: 0, y: 0 } } },
      { kind: 'setDisabled', nodeIds: ['shop'], disabled: false },
      { kind: 'renameNode', nodeId: 'gone', name: 'x' },
      { kind: 'removeNodes', nodeIds: ['gone'] },
      { kind: 'disconnect', edgeIds: ['gone'] },
      { kind: 'connect', edge: anEdge('shop.done>in') },
    ];
    for (const edit of edits) expect(applyEdit(flow, edit)).toBe(flow);
  });
});

describe('connecting', () => {
  it.each([
    ['A step cannot lead to itself.', 'if.no>if'],
    ['This would lead in a circle.', 'shop.done>if'],
    ['These two are connected already.', 'if.yes>shop'],
    ['A flow begins with this step, so nothing can lead to it.', 'if.no>in'],
    ['This step has no such output.', 'if.maybe>shop'],
    ['One of the two steps is not there any more.', 'if.no>gone'],
  ])('says why not: %s', (message, wire) => {
    expect(whyNotConnect(flow, anEdge(wire))).toMatchObject({ code: 'flow.cannotConnect', message });
    expect(applyEdit(flow, { kind: 'connect', edge: { ...anEdge(wire), id: 'new' } })).toBe(flow);
  });
  it('and disconnecting comes back to where it was', () => {
    const connected = apply({ kind: 'connect', edge: anEdge('if.no>shop') });
    expect(wires(connected)).toEqual(['in.out>if', 'if.yes>shop', 'if.no>shop']);
    expect(applyEdit(connected, { kind: 'disconnect', edgeIds: ['if.no>shop'] })).toEqual(flow);
  });
});

describe('copies', () => {
  it('stand beside the originals, with the connections among them', () => {
    const ids = { if: 'if2', shop: 'shop2', 'if.yes>shop': 'e2', 'in.out>if': 'e3' };
    const edited = apply({ kind: 'duplicate', nodeIds: ['if', 'shop'], ids, offset: { x: 40, y: 40 } });
    expect(edited.nodes.slice(3).map(({ id, position }) => [id, position])).toEqual([
      ['if2', { x: 40, y: 40 }],
      ['shop2', { x: 40, y: 40 }],
    ]);
    expect(wires(edited).slice(2)).toEqual(['if2.yes>shop2']);
  });
  it('of a pasted part keep out what is there already and what is illegal', () => {
    const fragment = aFlow([aNode('in'), aNode('a'), aSource('b')], 'a.out>b', 'a.out>in');
    const edited = apply({ kind: 'paste', fragment });
    expect([edited.nodes.map(({ id }) => id), wires(edited)]).toEqual([['in', 'if', 'shop', 'a', 'b'], wires(flow)]);
  });
});

describe('any edits in any order', () => {
  const id = fc.constantFrom('in', 'if', 'shop', 'a', 'b', 'c');
  const node = fc.oneof(
    id.map((one) => aNode(one)),
    id.map((one) => aCondition(one, 'x')),
    id.map((one) => aSource(one)),
    // Every step there is, as it is when it is fresh.
    fc
      .tuple(id, fc.constantFrom(...nodeTypes.values()))
      .map(([one, { type, initial }]) => aNode(one, { type, settings: { ...initial } })),
  );
  const port = fc.constantFrom('out', 'yes', 'no', 'done', 'skipped');
  const edge = fc.record({ id: fc.constantFrom('e1', 'e2', 'e3', 'in.out>if'), from: id, fromPort: port, to: id });
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('addNode' as const), node }),
    fc.record({
      kind: fc.constant('addNodeAfter' as const),
      node,
      after: id,
      port,
      edgeId: fc.constantFrom('e4', 'e5'),
    }),
    fc.record({
      kind: fc.constant('addNodeOnEdge' as const),
      node,
      edgeId: fc.constantFrom('e1', 'in.out>if'),
      port,
      newEdgeId: fc.constantFrom('e6', 'e1'),
    }),
    fc.record({ kind: fc.constant('removeNodes' as const), nodeIds: fc.array(id, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('connect' as const), edge }),
    fc.record({
      kind: fc.constant('disconnect' as const),
      edgeIds: fc.array(fc.constantFrom('e1', 'e2'), { maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('setDisabled' as const),
      nodeIds: fc.array(id, { maxLength: 2 }),
      disabled: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('paste' as const),
      fragment: fc.record({ nodes: fc.array(node, { maxLength: 3 }), edges: fc.array(edge, { maxLength: 3 }) }),
    }),
    fc.record({
      kind: fc.constant('duplicate' as const),
      nodeIds: fc.array(id, { maxLength: 3 }),
      ids: fc.constant({ in: 'a', if: 'b', shop: 'c', e1: 'e7' }),
      offset: fc.constant({ x: 1, y: 1 }),
    }),
  );

  it('leave a document that is well formed, without circles, doubled ids or loose ends, and never change the one before', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        let document = flow;
        for (const one of edits) {
          const before = JSON.stringify(document);
          const next = applyEdit(document, one);
          expect(JSON.stringify(document)).toBe(before);
          document = next;
        }
        expect(Schema.safeParse(document).success).toBe(true);
        expect(topologicalOrder(document).ok).toBe(true);
        const ids = document.nodes.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(document.edges.map((one) => one.id)).size).toBe(document.edges.length);
        expect(document.edges.every(({ from, to }) => ids.includes(from) && ids.includes(to))).toBe(true);
      }),
    );
  });
});
