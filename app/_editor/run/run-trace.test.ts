import { expect, it } from 'vitest';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { runTrace } from './run-trace';

const node = (id: string) => ({ id, type: 'tag', name: null, settings: {}, position: { x: 0, y: 0 } });
const wire = (id: string, from: string, fromPort: string, to: string) => ({ id, from, fromPort, to });
const flow: FlowDocument = {
  version: 1,
  nodes: ['s', 'c', 'p', 'x', 'after'].map(node),
  edges: [
    wire('1', 's', 'out', 'c'),
    wire('2', 'c', 'yes', 'p'),
    wire('3', 'c', 'no', 'x'),
    wire('4', 'p', 'done', 'after'),
  ],
};
const step = (nodeId: string, port: string | null, effects?: number[]) => ({
  nodeId,
  type: 'tag',
  port,
  changes: [],
  ...(effects && { effects }),
});

it('lights the wires the order took, and no others', () => {
  const { edgeIds } = runTrace(flow, [step('s', 'out'), step('c', 'yes'), step('p', null, [0])]);
  expect([...edgeIds]).toEqual(['1', '2']);
});

it('lights the way on from a step once its effect is done and the order has gone on', () => {
  const { edgeIds } = runTrace(flow, [step('s', 'out'), step('c', 'yes'), step('p', null, [0]), step('after', null)]);
  expect([...edgeIds]).toEqual(['1', '2', '4']);
});

it('a path that ended at a step lights nothing behind it', () => {
  const { edgeIds } = runTrace(flow, [step('s', 'out'), step('c', null), step('x', 'out')]);
  expect([...edgeIds]).toEqual(['1']);
});
