import { describe, expect, it } from 'vitest';
import { aCondition, aFlow, aNode, aPublish, aSource } from './a-flow';
import { diffFlows, runsTheSame } from './diff';

const before = aFlow([aSource('in'), aCondition('if', 'Kogan'), aPublish('shop')], 'in.out>if', 'if.yes>shop');
const nothing = { added: [], removed: [], changed: [], moved: [], addedEdges: [], removedEdges: [] };

describe('the difference between two versions', () => {
  it('is nothing for the same drawing, whatever its edges are called', () => {
    const renamed = { ...before, edges: before.edges.map((edge, index) => ({ ...edge, id: `e${index}` })) };
    expect(diffFlows(before, renamed)).toEqual(nothing);
  });
  it('tells moved from changed', () => {
    const moved = { ...before, nodes: before.nodes.map((node) => ({ ...node, position: { x: 5, y: 5 } })) };
    expect(diffFlows(before, moved)).toEqual({ ...nothing, moved: ['in', 'if', 'shop'] });
    expect(runsTheSame(before, moved)).toBe(true);
  });
  it('names what was added, removed and changed, down to the setting', () => {
    const after = aFlow(
      [
        aSource('in', { events: ['shipped'] }),
        { ...aPublish('shop'), name: 'Main shop', disabled: true },
        aNode('tag'),
      ],
      'in.out>tag',
      'tag.out>shop',
    );
    const diff = diffFlows(before, after);
    expect(diff).toMatchObject({
      added: [{ id: 'tag' }],
      removed: [{ id: 'if' }],
      changed: [
        { nodeId: 'in', what: ['settings'], settings: ['events'] },
        { nodeId: 'shop', what: ['name', 'disabled'], settings: [] },
      ],
      moved: [],
    });
    expect([diff.addedEdges.length, diff.removedEdges.length]).toEqual([2, 2]);
    expect(runsTheSame(before, after)).toBe(false);
  });
});
