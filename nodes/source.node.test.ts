import { describe, expect, it } from 'vitest';
import { anEvent, aVisit, someConnections } from './a-visit';
import { sourceNode } from './source.node';

const settings = { connectionId: 'c-harbour', events: ['created', 'shipped'] };
const context = { connections: someConnections() };

describe('orders from', () => {
  it('starts the flow with what its account tells', () => {
    const visit = aVisit();
    expect(sourceNode.run(settings, visit)).toEqual({
      kind: 'pass',
      port: 'out',
      order: visit.order,
      reason: { text: 'Order received, told by Harbour Market', holds: true },
    });
  });
  it.each([
    ['This news did not come from Harbour Market', { connectionId: 'c-lantern' }],
    ['This step does not listen to: returns', { kind: 'returned' as const }],
  ])('stops and says: %s', (text, event) => {
    expect(sourceNode.run(settings, aVisit({ event: anEvent(event) }))).toEqual({
      kind: 'stop',
      reason: { text, holds: false },
    });
  });
  it('listens to new orders when nothing else is chosen', () => {
    expect(sourceNode.listensTo({ connectionId: 'c-harbour' })).toEqual({
      connectionId: 'c-harbour',
      events: ['created'],
    });
    expect(sourceNode.listensTo({})).toBeNull();
  });
  it('asks for an account and for at least one kind of news', () => {
    expect(sourceNode.check({ events: [] }, context)).toMatchObject([
      {
        code: 'node.settingsInvalid',
        message: 'Choose the account the orders come from. Choose at least one kind of news.',
      },
    ]);
    expect(sourceNode.check({ connectionId: 'c-gone' }, context)).toMatchObject([{ code: 'node.connectionGone' }]);
    expect(sourceNode.check(settings, context)).toEqual([]);
  });
  it('is summed up in one line', () => {
    expect(sourceNode.summary(settings, context)).toBe('Harbour Market: new orders, shipments');
  });
  it('says what it needs the account to tell', () => {
    expect(sourceNode.needs(settings)).toEqual([
      { connectionId: 'c-harbour', direction: 'in', operations: ['order', 'shipment'] },
    ]);
  });
  it('needs nothing more for changes than to be told the order', () => {
    expect(sourceNode.needs({ connectionId: 'c-harbour', events: ['created', 'updated'] })).toMatchObject([
      { operations: ['order'] },
    ]);
  });
});
