import { expect, it } from 'vitest';
import { aVisit, someConnections } from './a-visit';
import { holdNode } from './hold.node';
import { anOrder } from './order/an-order';

const context = { connections: someConnections() };
const visit = aVisit({ order: anOrder({ tags: ['Kogan'] }), now: '2026-01-12T10:00:00Z' });

it('asks a person, in words with the order’s own values', () => {
  expect(holdNode.run({ message: 'Is {{tags}} right?', approvers: 'admin' }, visit)).toEqual({
    kind: 'effect',
    order: visit.order,
    effects: [
      {
        kind: 'hold',
        message: 'Is Kogan right?',
        approvers: 'admin',
        onReject: 'rejected',
        ifNobody: null,
        earlierWord: 'same',
        matter: expect.stringMatching(/^\["EUR",/),
      },
    ],
    onSuccess: 'approved',
    reason: { text: 'Held for approval: Is Kogan right?', holds: true },
  });
});

it.each([
  ['approve', 'approved'],
  ['reject', 'rejected'],
])('can %s by itself after some time', (ifNobody, port) => {
  const settings = { message: 'Right?', ifNobody, minutes: 120 };
  expect(holdNode.run(settings, visit)).toMatchObject({
    effects: [{ ifNobody: { at: '2026-01-12T12:00:00.000Z', port } }],
  });
  expect(holdNode.summary(settings, context)).toBe(`Right? (${port} by itself after 2 hours)`);
});

it('is about the same matter whatever the news, until lines, total or address change', () => {
  const matterOf = (changes: Parameters<typeof anOrder>[0]) => {
    const outcome = holdNode.run({ message: 'Right?' }, aVisit({ order: anOrder(changes) }));
    return outcome.kind === 'effect' && outcome.effects[0]?.kind === 'hold' ? outcome.effects[0].matter : null;
  };
  const shipTo = { name: 'Ana', lines: ['1 Street'], city: 'Graz', postcode: '8010', country: 'AT' };
  const before = matterOf({ shipTo });
  expect(matterOf({ shipTo, tags: ['Paid'], payment: 'paid', note: 'Ring twice' })).toBe(before);
  expect(matterOf({ shipTo: { ...shipTo, lines: ['2 Street'] } })).not.toBe(before);
  expect(matterOf({ shipTo, totals: { ...anOrder().totals, total: '9999.00' } })).not.toBe(before);
  expect(matterOf({ shipTo, lines: anOrder().lines.map((line) => ({ ...line, quantity: 7 })) })).not.toBe(before);
});

it('wants to know what is to be looked at', () => {
  expect(holdNode.check(holdNode.initial, context)).toMatchObject([{ message: 'Write what is to be looked at.' }]);
  expect(holdNode.check({ message: '{{who}}' }, context)).toMatchObject([{ code: 'node.unknownField' }]);
});
