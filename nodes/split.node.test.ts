import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aVisit, someConnections } from './a-visit';
import { aFlow, aNode, aPublish, aSource } from './graph/a-flow';
import { applyEdit } from './graph/edit';
import { validateFlow } from './graph/validate';
import { walk } from './graph/walk';
import { anOrder } from './order/an-order';
import { nodeTypes } from './registry';
import { splitNode } from './split.node';

const context = { connections: someConnections() };
const byTag = (...texts: string[]) => ({
  field: { fact: 'tags' },
  values: texts.map((text, index) => ({ id: `v${index}`, text })),
});
const settings = byTag('eBay', 'Kogan');
const leaving = (tags: string[], by = settings) => splitNode.run(by, aVisit({ order: anOrder({ tags }) }));

describe('split by value', () => {
  it.each([
    [['kogan '], 'v1'],
    [['eBayAU'], 'other'],
    [[], 'other'],
    [['Kogan', 'eBay'], 'v0'],
  ])('sends an order tagged %j by %s, with the reason', (tags, port) => {
    expect(leaving(tags)).toMatchObject({ kind: 'pass', port, reason: { text: expect.stringContaining('Tags') } });
  });
  it('has an output for each value, and one for anything else', () => {
    expect(splitNode.outputs(settings)).toEqual({ v0: 'eBay', v1: 'Kogan', other: 'Anything else' });
    expect(splitNode.outputs({ field: { fact: 'payment' }, values: [{ id: 'v0', text: 'authorized' }] })).toEqual({
      v0: 'authorised',
      other: 'Anything else',
    });
  });
  it('names accounts, whose values are ids', () => {
    const values = [{ id: 'v0', text: 'c-harbour', label: 'Harbour Market' }];
    const bySource = { field: { fact: 'sourceConnection' }, values };
    expect(Object.values(splitNode.outputs(bySource))).toEqual(['Harbour Market', 'Anything else']);
    expect(splitNode.run(bySource, aVisit())).toMatchObject({ port: 'v0' });
  });
  it('is summed up by its values', () => {
    expect(splitNode.summary(settings, context)).toBe('Tags: eBay, Kogan, anything else');
  });
  it.each([
    [byTag(), 'split.noValues'],
    [byTag('eBay', ' '), 'split.emptyValue'],
    [byTag('eBay', 'EBAY '), 'split.doubleValue'],
    [{ field: { fact: 'tags' }, values: [{ id: 'other', text: 'x' }] }, 'split.sameOutput'],
    [{ field: { fact: 'attribute' }, values: [{ id: 'v0', text: 'x' }] }, 'rule.valueMissing'],
  ])('says in words what is wrong with %j', (bad, code) => {
    expect(splitNode.check(bad, context)).toMatchObject([{ code }]);
  });
});

const flow = aFlow(
  [aSource('in'), aNode('split', { type: 'split', settings }), aPublish('a'), aPublish('b'), aPublish('c')],
  'in.out>split',
  'split.v0>a',
  'split.v1>b',
  'split.other>c',
);
const wires = (document: typeof flow) => document.edges.map(({ fromPort, to }) => `${fromPort}>${to}`);
const change = (values: { id: string; text: string }[]) =>
  applyEdit(flow, { kind: 'changeSettings', nodeId: 'split', settings: { ...settings, values } });

describe('the outputs of a split', () => {
  it('keep their connections when a value is corrected or moved', () => {
    const corrected = change([
      { id: 'v1', text: 'Kogan AU' },
      { id: 'v0', text: 'eBay' },
    ]);
    expect(wires(corrected)).toEqual(wires(flow));
  });
  it('lose theirs with the value, and what stood behind is said to be out of reach', () => {
    const without = change([{ id: 'v1', text: 'Kogan' }]);
    expect(wires(without)).toEqual(['out>split', 'v1>b', 'other>c']);
    expect(validateFlow(without, { nodeTypes, ...context })).toMatchObject([{ code: 'flow.unreachable', nodeId: 'a' }]);
  });
  it('are told apart in a flow from a file, whose connection begins at a value that is gone', () => {
    const nodes = flow.nodes.map((node) => (node.id === 'split' ? { ...node, settings: byTag('eBay') } : node));
    expect(validateFlow({ ...flow, nodes }, { nodeTypes, ...context })).toMatchObject([
      { code: 'flow.badConnection', nodeId: 'split', message: expect.stringContaining('not any more') },
    ]);
  });
  it('let every order out exactly once, whatever its tags and the values', () => {
    const text = fc.constantFrom('eBay', 'Kogan', 'Catch', ' ', 'ebay');
    fc.assert(
      fc.property(fc.array(text), fc.array(text, { maxLength: 6 }), (tags, texts) => {
        const by = byTag(...texts);
        const nodes = flow.nodes.map((node) => (node.id === 'split' ? { ...node, settings: by } : node));
        const visit = aVisit({ order: anOrder({ tags }) });
        const { steps } = walk({ flow: { ...flow, nodes }, nodeTypes, visit });
        const port = steps.find(({ nodeId }) => nodeId === 'split')?.port ?? '';
        expect(Object.keys(splitNode.outputs(by))).toContain(port);
        expect(steps.filter(({ nodeId }) => nodeId === 'split')).toHaveLength(1);
      }),
    );
  });
});
