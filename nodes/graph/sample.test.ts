import { describe, expect, it } from 'vitest';
import { aConnection, aVisit } from '../a-visit';
import { Order } from '../order/order';
import { totalsProblem } from '../order/totals';
import { nodeTypes } from '../registry';
import { aFlow, aPublish, aSource } from './a-flow';
import { sampleOrders } from './sample';
import { walk } from './walk';

const samples = sampleOrders(aConnection(), '2026-01-10T10:00:00Z');

describe('sample orders', () => {
  it.each(samples.map((sample) => [sample.label, sample] as const))(
    '%s: is valid, adds up and starts a flow',
    (_label, { order, event }) => {
      expect(Order.parse(order)).toEqual(order);
      expect(totalsProblem(order)).toBeNull();
      const flow = aFlow([aSource('in', { events: [event.kind] }), aPublish('shop')], 'in.out>shop');
      const { effects } = walk({ flow, nodeTypes, visit: aVisit({ order, event }) });
      expect(effects).toHaveLength(1);
    },
  );
  it('have an id each', () => {
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
  });
});
