import { expect, it } from 'vitest';
import { someConnections } from './a-visit';
import { aFlow, aNode, aPublish, aSource } from './graph/a-flow';
import { whyNotConnect } from './graph/connect-check';
import { validateFlow } from './graph/validate';
import { noteNode } from './note.node';
import { nodeTypes } from './registry';

const note = aNode('note', { type: 'note', settings: { text: 'Ask Ana' } });
const flow = aFlow([aSource('in'), aPublish('shop'), note], 'in.out>shop');
const world = { nodeTypes, connections: someConnections() };

it('stands beside the flow: no connection, no finding, no order', () => {
  expect(validateFlow(flow, world)).toEqual([]);
  expect(whyNotConnect(flow, { from: 'in', fromPort: 'out', to: 'note' })?.message).toBe(
    'This stands beside the flow, so nothing can lead to it.',
  );
  expect(whyNotConnect(flow, { from: 'note', fromPort: 'out', to: 'shop' })).not.toBeNull();
});

it('says its words on the card', () => {
  expect(noteNode.summary({ text: ' Ask Ana ' }, world)).toBe('Ask Ana');
});
