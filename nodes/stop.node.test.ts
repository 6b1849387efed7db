import { expect, it } from 'vitest';
import { aVisit, someConnections } from './a-visit';
import { anOrder } from './order/an-order';
import { stopNode } from './stop.node';

const context = { connections: someConnections() };

it('ends the path and says why in the words of the flow’s author', () => {
  const order = anOrder({ tags: ['Kogan'] });
  expect(stopNode.run({ message: 'Not for {{tags}}' }, aVisit({ order }))).toEqual({
    kind: 'stop',
    message: 'Not for Kogan',
    reason: { text: 'Not for Kogan', holds: false },
  });
});

it('asks for the message, and for fields that exist', () => {
  expect(stopNode.check(stopNode.initial, context)).toMatchObject([
    { message: 'Write what the order page shall say.' },
  ]);
  expect(stopNode.check({ message: '{{price}}' }, context)).toMatchObject([{ code: 'node.unknownField' }]);
});
