import { describe, expect, it } from 'vitest';
import { anEvent, aVisit, someConnections } from './a-visit';
import { lastLocalTime } from './control/local-time';
import { aFlow, aNode, aPublish, aSource } from './graph/a-flow';
import { listenersOf } from './graph/listeners';
import { validateFlow } from './graph/validate';
import { lateOrdersNode } from './late-orders.node';
import { anOrder } from './order/an-order';
import { type LateList, listOfOne } from './order/late-list';
import { fillOrderText } from './order-text';
import { publishNode } from './publish.node';
import { nodeTypes } from './registry';

const now = '2026-01-12T08:00:00Z';
const one = { account: 'Harbour Market', shipBy: '2026-01-12T06:30:00Z', total: '14.40', currency: 'EUR' };
const list: LateList = {
  nodeId: 'late',
  zone: 'Europe/Berlin',
  count: 2,
  orders: [
    { ...one, number: 'H-1' },
    { ...one, number: 'L-2', account: 'Lantern Market', shipBy: '2026-01-13T06:30:00Z', total: '7', currency: 'JPY' },
  ],
};
const late = (changes: Partial<LateList> = {}) =>
  aVisit({ now, event: anEvent({ kind: 'late', key: 'late', occurredAt: now, late: { ...list, ...changes } }) });
const context = { connections: someConnections() };

describe('late to ship', () => {
  it('passes the list on, and nothing else', () => {
    expect(lateOrdersNode.run({}, late())).toMatchObject({ kind: 'pass', port: 'out' });
    expect(lateOrdersNode.run({}, aVisit())).toMatchObject({ kind: 'stop' });
  });
  it('says when, which orders and from where', () => {
    expect(lateOrdersNode.summary({}, context)).toBe('Every day at 08:00 (UTC): orders late or due within 24 hours');
    const settings = {
      time: '17:30',
      zone: 'Europe/Berlin',
      days: ['mon', 'fri'],
      hours: 0,
      connectionId: 'c-harbour',
    };
    expect(lateOrdersNode.summary(settings, context)).toBe(
      'Monday, Friday at 17:30 (Europe/Berlin): orders from Harbour Market late',
    );
    expect(lateOrdersNode.gathers(settings)).toMatchObject({ withinHours: 0, connectionId: 'c-harbour' });
    expect(lateOrdersNode.check({ ...settings, connectionId: 'gone' }, context)).toHaveLength(1);
  });
  it.each([
    ['a time nobody knows', { time: '25:00' }],
    ['a zone nobody knows', { zone: 'Europe/Atlantis' }],
    ['half an hour', { hours: 0.5 }],
    ['more than two weeks', { hours: 337 }],
  ])('refuses %s', (_what, settings) => {
    expect(lateOrdersNode.check(settings, context)).toHaveLength(1);
  });
});

describe('a list of late orders, as text', () => {
  const text = (words: string, changes?: Partial<LateList>) => fillOrderText(words, { visit: late(changes) });
  it('has a line for each order with number, account, deadline and money, and what it is worth in each currency', () => {
    expect(text('{{lateOrders}}')).toBe(
      [
        'H-1 · Harbour Market · was due 2026-01-12 07:30 · 14.40 EUR',
        'L-2 · Lantern Market · due 2026-01-13 07:30 · 7 JPY',
        '',
        '2 orders: 14.40 EUR and 7 JPY',
      ].join('\n'),
    );
    expect(text('{{lateCount}}')).toBe('2 orders');
  });
  it('names the most urgent of very many, and counts the rest', () => {
    expect(text('{{lateOrders}}', { count: 240 })).toContain('and 238 more\n\n240 orders; those above: 14.40 EUR');
    expect(text('{{lateCount}}', { count: 1 })).toBe('1 order');
  });
  it('is empty for any other news', () => {
    expect(fillOrderText('{{lateOrders}}{{lateCount}}', { visit: aVisit() })).toBe('');
  });
  it('can be tried with one order', () => {
    const { orders } = listOfOne(anOrder(), { gatherer: list, account: 'Harbour Market', now });
    expect(orders).toMatchObject([{ account: 'Harbour Market' }]);
  });
});

describe('a flow that begins by the clock', () => {
  const letter = aNode('mail', { type: 'stop', settings: { message: 'Read' } });
  const flow = aFlow(
    [
      aSource('in'),
      aNode('late', { type: 'late-orders', settings: {} }),
      aNode('late-2', { type: 'late-orders', settings: {} }),
      letter,
      aPublish('shop'),
    ],
    'in.out>shop',
    'late.out>mail',
    'late-2.out>shop',
  );
  it('begins at the step whose time has come, and at no account’s', () => {
    expect(listenersOf(flow, { nodeTypes, event: late().event }).map(({ nodeId }) => nodeId)).toEqual(['late']);
    expect(listenersOf(flow, { nodeTypes, event: anEvent() })).toEqual([{ nodeId: 'in' }]);
  });
  it('warns where a list leads to a step that publishes, and there it ends', () => {
    const warned = validateFlow(flow, { nodeTypes, connections: context.connections });
    expect(warned.filter(({ code }) => code === 'flow.listNotPublished')).toMatchObject([
      { nodeId: 'shop', severity: 'warning' },
    ]);
    expect(publishNode.run({ connectionId: 'c-shop' }, late())).toMatchObject({ kind: 'stop' });
  });
});

describe('the last time clocks showed it', () => {
  const last = (given: Partial<Parameters<typeof lastLocalTime>[0]>) =>
    lastLocalTime({ now, time: '08:00', zone: 'UTC', days: [], ...given });
  it.each([
    ['this very minute', {}, '2026-01-12T08:00:00.000Z', '2026-01-12'],
    ['yesterday', { time: '08:01' }, '2026-01-11T08:01:00.000Z', '2026-01-11'],
    ['on the last Friday', { days: ['fri' as const] }, '2026-01-09T08:00:00.000Z', '2026-01-09'],
    ['where it is evening already', { zone: 'Pacific/Auckland' }, '2026-01-11T19:00:00.000Z', '2026-01-12'],
    ['in summer', { now: '2026-07-12T06:00:00Z', zone: 'Europe/Berlin' }, '2026-07-12T06:00:00.000Z', '2026-07-12'],
    [
      'where it was skipped',
      { now: '2026-03-29T12:00:00Z', time: '02:30', zone: 'Europe/Berlin' },
      '2026-03-29T01:30:00.000Z',
      '2026-03-29',
    ],
  ])('%s', (_what, given, at, day) => {
    expect(last(given)).toEqual({ at, day });
  });
});
