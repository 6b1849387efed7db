import { expect, it } from 'vitest';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { neighbourOf } from './neighbours';

const node = (id: string, x: number, y: number) => ({ id, type: 'tag', name: null, settings: {}, position: { x, y } });
/** a → b, then two branches: c above, d below, both on to e; f stands alone far down. */
const flow: FlowDocument = {
  version: 1,
  nodes: [
    node('a', 0, 0),
    node('b', 300, 0),
    node('c', 600, -100),
    node('d', 600, 100),
    node('e', 900, 0),
    node('f', 0, 400),
  ],
  edges: [
    { id: '1', from: 'a', fromPort: 'out', to: 'b' },
    { id: '2', from: 'b', fromPort: 'no', to: 'd' },
    { id: '3', from: 'b', fromPort: 'yes', to: 'c' },
    { id: '4', from: 'c', fromPort: 'out', to: 'e' },
    { id: '5', from: 'd', fromPort: 'out', to: 'e' },
  ],
};

it.each([
  ['a', 'right', 'b'],
  ['b', 'right', 'c'],
  ['e', 'left', 'c'],
  ['c', 'down', 'd'],
  ['d', 'up', 'c'],
  ['a', 'left', null],
  ['e', 'right', null],
  ['a', 'down', 'd'],
  ['f', 'down', null],
] as const)('from %s, %s leads to %s', (id, direction, expected) => {
  expect(neighbourOf(flow, { id, direction })).toBe(expected);
});
