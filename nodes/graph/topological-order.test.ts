import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFlow, aNode } from './a-flow';
import { topologicalOrder } from './topological-order';

const flow = (ids: string, ...wires: string[]) =>
  aFlow(
    [...ids].map((id) => aNode(id)),
    ...wires.map(([from, to]) => `${from}.out>${to}`),
  );

describe('topologicalOrder', () => {
  it('puts every node after all nodes that lead to it', () => {
    expect(topologicalOrder(flow('dcba', 'ab', 'ac', 'bd', 'cd'))).toEqual({ ok: true, value: ['a', 'b', 'c', 'd'] });
  });
  it('names every node on or behind a circle', () => {
    const result = topologicalOrder(flow('abcx', 'ab', 'ba', 'bc'));
    expect(!result.ok && result.problems.map(({ nodeId }) => nodeId)).toEqual(['a', 'b', 'c']);
  });
  it('finds a node that leads to itself', () => {
    expect(topologicalOrder(flow('a', 'aa'))).toMatchObject({
      ok: false,
      problems: [{ code: 'flow.cycle', nodeId: 'a' }],
    });
  });
  it('passes over edges to and from nowhere', () => {
    expect(topologicalOrder(flow('ab', 'ax', 'xb'))).toEqual({ ok: true, value: ['a', 'b'] });
  });
  it('orders any flow whose edges all point from earlier to later nodes', () => {
    const pair = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 80 }), (pairs) => {
        const ids = Array.from({ length: 31 }, (_, index) => `n${index}`);
        const forward = pairs.filter(([a, b]) => a < b);
        const edges = forward.map(([a, b]) => `n${a}.out>n${b}`);
        const order = topologicalOrder(
          aFlow(
            ids.toReversed().map((id) => aNode(id)),
            ...edges,
          ),
        );
        const sorted = order.ok ? order.value : [];
        expect(sorted.toSorted()).toEqual(ids.toSorted());
        expect(forward.filter(([a, b]) => sorted.indexOf(`n${a}`) >= sorted.indexOf(`n${b}`))).toEqual([]);
      }),
    );
  });
});
