import { describe, expect, it } from 'vitest';
import { aConnection, aVisit, someConnections } from './a-visit';
import { httpCallNode } from './http-call.node';
import { anOrder } from './order/an-order';

const connections = someConnections(aConnection({ id: 'c-erp', name: 'ERP', capabilities: [], sends: ['call'] }));
const order = anOrder({ tags: ['a/b', 'ü&c'] });
const visit = aVisit({ order, connections });
const settings = { connectionId: 'c-erp', method: 'POST', path: '/orders/{{tags}}', body: 'order', fields: [] };

describe('call a web service', () => {
  it('is one request, whose path no value of the order can lead elsewhere', () => {
    expect(httpCallNode.run(settings, visit)).toMatchObject({
      kind: 'effect',
      onSuccess: 'done',
      effects: [
        {
          kind: 'send',
          connectionId: 'c-erp',
          message: { kind: 'call', method: 'POST', path: '/orders/a%2Fb%2C%20%C3%BC%26c', body: { as: 'order' } },
        },
      ],
    });
  });
  it('sends along only the fields that are named', () => {
    const fields = [
      { name: 'number', text: '{{number}}' },
      { name: 'from', text: 'Sluice' },
    ];
    expect(httpCallNode.run({ ...settings, body: 'fields', fields }, visit)).toMatchObject({
      effects: [{ message: { body: { as: 'fields', fields: { number: order.source.number, from: 'Sluice' } } } }],
    });
  });
  it.each(['GET', 'DELETE'])('sends nothing along with %s', (method) => {
    expect(httpCallNode.run({ ...settings, method }, visit)).toMatchObject({
      effects: [{ message: { body: { as: 'nothing' } } }],
    });
  });
  it.each([
    [{ connectionId: 'c-shop' }, 'node.cannotSend'],
    [{ path: 'orders' }, 'node.settingsInvalid'],
    [{ path: '/{{id}}' }, 'node.unknownField'],
    [{ body: 'fields' }, 'node.noFields'],
    [{ body: 'fields', fields: [{ name: '', text: 'x' }] }, 'node.fieldNameless'],
    [{ body: 'fields', fields: ['a', 'a'].map((name) => ({ name, text: 'x' })) }, 'node.fieldTwice'],
  ])('says in words what is wrong with %j', (changes, code) => {
    expect(httpCallNode.check({ ...settings, ...changes }, { connections })).toMatchObject([{ code }]);
  });
  it('is summed up by what it calls', () => {
    expect(httpCallNode.summary(settings, { connections })).toBe('POST /orders/[Tags] at ERP');
    expect(httpCallNode.check(settings, { connections })).toEqual([]);
  });
});
