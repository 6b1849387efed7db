import { describe, expect, it } from 'vitest';
import { aConnection, someConnections } from '../a-visit';
import { nodeTypes } from '../registry';
import { aFlow, aNode, aPublish, aSource } from './a-flow';
import { crossings, eventsReaching } from './crossing';

const flow = aFlow(
  [
    aSource('orders', { events: ['created'] }),
    aSource('news', { events: ['shipped', 'returned'], connectionId: 'c-shop' }),
    aNode('tag'),
    aPublish('shop'),
    aPublish('back', 'c-harbour'),
  ],
  'orders.out>tag',
  'tag.out>shop',
  'news.out>tag',
  'news.out>back',
);

describe('what crosses an edge', () => {
  it('is everything the sources before it listen to', () => {
    expect(Object.fromEntries(eventsReaching(flow, nodeTypes))).toEqual({
      orders: ['created'],
      news: ['shipped', 'returned'],
      tag: ['created', 'shipped', 'returned'],
      shop: ['created', 'shipped', 'returned'],
      back: ['shipped', 'returned'],
    });
  });
  it('is compared with what each destination can take, limits included', () => {
    const connections = someConnections(
      aConnection({
        capabilities: [{ operation: 'shipment', direction: 'out', partial: false, note: 'Whole orders only' }],
      }),
    );
    expect(crossings(flow, { nodeTypes, connections }).get('back')).toEqual([
      { kind: 'shipped', operation: 'shipment', taken: true, note: 'Whole orders only' },
      { kind: 'returned', operation: 'return', taken: false, why: 'Harbour Market cannot take returns' },
    ]);
  });
  it('also comes to an end in a drawing with a circle', () => {
    const circle = aFlow([aSource('in'), aNode('a'), aNode('b')], 'in.out>a', 'a.out>b', 'b.out>a');
    expect(eventsReaching(circle, nodeTypes).get('b')).toEqual(['created']);
  });
});
