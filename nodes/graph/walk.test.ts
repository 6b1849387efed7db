import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aConnection, anEvent, aVisit, someConnections } from '../a-visit';
import { defineNode, type NodeType } from '../contract';
import { anOrder } from '../order/an-order';
import { nodeTypes } from '../registry';
import { aCondition, aFlow, aNode, aPublish, aSource } from './a-flow';
import type { FlowDocument } from './flow-document';
import { Trace } from './trace';
import { walk } from './walk';

const journey = (flow: FlowDocument, more: Partial<Parameters<typeof walk>[0]> = {}) =>
  walk({ flow, nodeTypes, visit: aVisit(), ...more });
const route = ({ steps }: ReturnType<typeof walk>) => steps.map(({ nodeId, port }) => `${nodeId}.${port}`);

/** Source → tag → condition → publish, the tag making the difference. */
const classic = aFlow(
  [aSource('in'), aNode('Kogan'), aCondition('if', 'Kogan'), aPublish('shop'), aNode('after')],
  'in.out>Kogan',
  'Kogan.out>if',
  'if.yes>shop',
  'shop.done>after',
);

describe('a walk', () => {
  it('takes the order through every step up to the first effect', () => {
    const result = journey(classic);
    expect(route(result)).toEqual(['in.out', 'Kogan.out', 'if.yes', 'shop.null']);
    expect(result.effects).toEqual([
      {
        nodeId: 'shop',
        onSuccess: 'done',
        effect: { kind: 'publish', operation: 'order', connectionId: 'c-shop', order: result.order },
      },
    ]);
    expect(result.order).toMatchObject({ tags: ['Kogan'], assigned: { tags: ['Kogan'] } });
    expect(result.steps[1]).toMatchObject({
      type: 'tag',
      changes: [{ field: 'tags', label: 'Tags', before: null, after: 'Kogan' }],
    });
    expect(result.steps[3]).toMatchObject({ effects: [0] });
  });
  it('goes on behind an effect once it is done', () => {
    const { order } = journey(classic);
    const resumed = journey(classic, { visit: aVisit({ order }), start: [{ nodeId: 'shop', port: 'done' }] });
    expect(route(resumed)).toEqual(['after.out']);
    expect(resumed.order.tags).toEqual(['Kogan', 'after']);
  });
  it('can begin again at the step that failed', () => {
    const flow = aFlow([aSource('in'), aPublish('shop', 'c-gone'), aNode('x')], 'in.out>shop');
    const first = journey(flow);
    expect(first.problems).toMatchObject([{ code: 'node.connectionGone', nodeId: 'shop' }]);
    const connections = someConnections(aConnection({ id: 'c-gone', kind: 'shop' }));
    const again = journey(flow, { visit: aVisit({ connections }), start: [{ nodeId: 'shop' }] });
    expect(again).toMatchObject({ problems: [], effects: [{ nodeId: 'shop' }] });
  });
  it('starts only at the sources that listen to this news of this account', () => {
    const flow = aFlow([
      aSource('here'),
      aSource('twin'),
      aSource('elsewhere', { connectionId: 'c-lantern' }),
      aSource('later', { events: ['shipped'] }),
      aNode('off', { ...aSource('off'), disabled: true }),
    ]);
    expect(route(journey(flow))).toEqual(['here.out', 'twin.out']);
    expect(journey(flow, { visit: aVisit({ event: anEvent({ kind: 'refunded' }) }) }).steps).toEqual([]);
  });
  it('merges what several paths have set where they meet, visiting that step once', () => {
    const flow = aFlow(
      [aSource('in'), aNode('left'), aNode('right'), aNode('meet')],
      'in.out>left',
      'in.out>right',
      'left.out>meet',
      'right.out>meet',
    );
    const result = journey(flow);
    expect(route(result)).toEqual(['in.out', 'left.out', 'right.out', 'meet.out']);
    expect(result.order.tags).toEqual(['left', 'right', 'meet']);
  });
  it('ends with everything any path has set, also on paths that do not meet', () => {
    const flow = aFlow(
      [aSource('in'), aNode('left'), aPublish('shop'), aNode('right')],
      'in.out>left',
      'left.out>shop',
      'in.out>right',
    );
    expect(journey(flow).order.tags.toSorted()).toEqual(['left', 'right']);
  });
  it('ends a path quietly where nothing is attached', () => {
    const flow = aFlow([aSource('in'), aCondition('if', 'Kogan'), aPublish('shop')], 'in.out>if', 'if.yes>shop');
    expect(journey(flow)).toMatchObject({ effects: [], problems: [], unsupported: [] });
    expect(route(journey(flow))).toEqual(['in.out', 'if.no']);
  });
  it('passes a step that is switched off by its first output, unchanged', () => {
    const flow = aFlow(
      [aSource('in'), { ...aNode('Kogan'), disabled: true }, aPublish('shop')],
      'in.out>Kogan',
      'Kogan.out>shop',
    );
    const result = journey(flow);
    expect(route(result)).toEqual(['in.out', 'Kogan.out', 'shop.null']);
    expect(result.order.tags).toEqual([]);
  });
  it('marks what a destination cannot take', () => {
    const flow = aFlow([aSource('in', { events: ['returned'] }), aPublish('shop')], 'in.out>shop');
    const connections = someConnections(
      aConnection({ id: 'c-shop', name: 'Corner Shop', kind: 'shop', capabilities: [] }),
    );
    const result = journey(flow, { visit: aVisit({ connections, event: anEvent({ kind: 'returned' }) }) });
    expect(result.unsupported).toEqual(['shop']);
    expect(result.steps[1]).toMatchObject({
      unsupported: true,
      reason: {
        text: 'Not supported by Corner Shop: it cannot take returns. Do it at Corner Shop by hand, or send it elsewhere.',
      },
    });
  });
  it('says which step it does not know', () => {
    const flow = aFlow([aSource('in'), aNode('x', { type: 'teleport' })], 'in.out>x');
    expect(journey(flow).problems).toMatchObject([{ code: 'flow.unknownStep', subject: 'teleport', nodeId: 'x' }]);
  });
  it('refuses a drawing with a circle before the first step', () => {
    const flow = aFlow([aSource('in'), aNode('a'), aNode('b')], 'in.out>a', 'a.out>b', 'b.out>a');
    expect(journey(flow)).toMatchObject({ steps: [], problems: [{ code: 'flow.cycle' }, { code: 'flow.cycle' }] });
  });
  it('stops when its budget is used up, at the step to go on from', () => {
    const result = journey(classic, { budget: 2 });
    expect(result.problems).toMatchObject([{ code: 'flow.tooLong', nodeId: 'if' }]);
  });
  it('leaves a trace that can be stored and read again', () => {
    const { steps } = journey(classic);
    expect(Trace.parse(JSON.parse(JSON.stringify(steps)))).toEqual(steps);
  });
});

describe('what the source says', () => {
  it('no step can change, not even a faulty one', () => {
    const forger: NodeType = defineNode({
      ...blank,
      type: 'forger',
      run: (_settings, { order }) => ({
        kind: 'pass',
        port: 'out',
        order: { ...order, currency: 'USD', source: { ...order.source, connectionId: 'c-lantern' }, tags: ['forged'] },
      }),
    });
    const publisher: NodeType = defineNode({
      ...blank,
      type: 'publisher',
      run: (_settings, { order }) => ({
        kind: 'effect',
        order,
        effects: [{ kind: 'publish', operation: 'order', connectionId: 'c-shop', order: { ...order, lines: [] } }],
        onSuccess: 'out',
      }),
    });
    const types = new Map([...nodeTypes, ['forger', forger], ['publisher', publisher]]);
    const flow = aFlow(
      [aSource('in'), aNode('x', { type: 'forger' }), aNode('y', { type: 'publisher' })],
      'in.out>x',
      'x.out>y',
    );
    const result = walk({ flow, nodeTypes: types, visit: aVisit() });
    expect(result.order).toEqual(anOrder({ tags: ['forged'] }));
    expect(result.effects[0]?.effect).toMatchObject({ order: anOrder({ tags: ['forged'] }) });
  });
});

describe('any flow at all', () => {
  const ids = ['in', 'a', 'b', 'c', 'd', 'shop'];
  const wire = fc
    .tuple(
      fc.constantFrom(...ids, 'nowhere'),
      fc.constantFrom('out', 'yes', 'no', 'done', 'x'),
      fc.constantFrom(...ids, 'nowhere'),
    )
    .map(([from, port, to]) => `${from}.${port}>${to}`);
  const nodes = [
    aSource('in'),
    aNode('a'),
    aCondition('b', 'a'),
    aNode('c'),
    aCondition('d', 'nothing'),
    aPublish('shop'),
  ];

  it('ends, visits each step at most once, and always the same way', () => {
    fc.assert(
      fc.property(fc.array(wire, { maxLength: 25 }), (wires) => {
        const flow = aFlow(nodes, ...wires);
        const result = journey(flow);
        expect(new Set(result.steps.map(({ nodeId }) => nodeId)).size).toBe(result.steps.length);
        expect(journey({ ...flow })).toEqual(result);
        const { note: _note, tags: _tags, assigned: _assigned, ...facts } = result.order;
        const { note: _n, tags: _t, assigned: _a, ...original } = anOrder();
        expect(facts).toEqual(original);
      }),
    );
  });
});

const blank = {
  title: 'Test',
  help: 'Test.',
  manual: '',
  family: 'control' as const,
  icon: 'x',
  acceptsInput: true,
  settings: z.object({}),
  initial: {},
  outputs: { out: 'Out' },
  summary: () => '',
};
