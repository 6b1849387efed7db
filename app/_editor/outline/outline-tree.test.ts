import { expect, it } from 'vitest';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { type OutlinePath, outlineOrder, outlineTree } from './outline-tree';

const node = (id: string, type: string, y = 0) => ({ id, type, name: null, settings: {}, position: { x: 0, y } });
const wire = (from: string, fromPort: string, to: string) => ({ id: `${from}${fromPort}${to}`, from, fromPort, to });

/** Two beginnings that meet at one tag, a condition behind it, a publish step on Yes. */
const flow: FlowDocument = {
  version: 1,
  nodes: [
    node('s2', 'source', 100),
    node('s1', 'source', 0),
    node('t', 'tag'),
    node('c', 'condition'),
    node('p', 'publish'),
  ],
  edges: [wire('s1', 'out', 't'), wire('s2', 'out', 't'), wire('t', 'out', 'c'), wire('c', 'yes', 'p')],
};

const told = (path: OutlinePath): unknown[] =>
  path.map(({ node: { id }, isReference, branches }) => {
    if (isReference) return `see ${id}`;
    return branches.length === 0 ? id : [id, ...branches.map(({ label, paths }) => [label, ...paths.flatMap(told)])];
  });

it('tells each path from its beginning, and refers to what is told already', () => {
  expect(outlineTree(flow).map(told)).toEqual([
    ['s1', 't', ['c', ['Yes', ['p', ['Published'], ['Not published']]], ['No']]],
    ['s2', 'see t'],
  ]);
});

it('names every step exactly once, in the order it is read', () => {
  expect(outlineOrder(outlineTree(flow))).toEqual(['s1', 't', 'c', 'p', 's2']);
});

it('a step that nothing leads to is a beginning, whatever it is', () => {
  const lost = { ...flow, nodes: [...flow.nodes, node('x', 'publish', 300)] };
  expect(outlineOrder(outlineTree(lost)).at(-1)).toBe('x');
});

it('tells a chain of a thousand steps', () => {
  const nodes = Array.from({ length: 1000 }, (_, index) => node(`n${index}`, index === 0 ? 'source' : 'tag'));
  const edges = nodes.slice(1).map(({ id }, index) => wire(`n${index}`, 'out', id));
  expect(outlineOrder(outlineTree({ version: 1, nodes, edges }))).toHaveLength(1000);
});
