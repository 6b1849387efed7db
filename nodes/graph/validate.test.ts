import { describe, expect, it } from 'vitest';
import { aConnection, capabilities, someConnections } from '../a-visit';
import { nodeTypes } from '../registry';
import { aCondition, aFlow, aNode, anEdge, aPublish, aSource } from './a-flow';
import type { FlowDocument } from './flow-document';
import { isPublishable, validateFlow } from './validate';

const world = { nodeTypes, connections: someConnections() };
const found = (flow: FlowDocument, connections = world.connections) =>
  validateFlow(flow, { nodeTypes, connections }).map(({ code, nodeId }) => [code, nodeId]);
const good = aFlow([aSource('in'), aCondition('if', 'Kogan'), aPublish('shop')], 'in.out>if', 'if.yes>shop');

describe('validateFlow', () => {
  it('has nothing to say about a good flow', () => {
    expect(validateFlow(good, world)).toEqual([]);
  });
  it('asks an empty flow for a beginning', () => {
    expect(validateFlow(aFlow([]), world)).toMatchObject([
      { code: 'flow.noSource', advice: 'Add the step “Orders from” and choose an account.' },
    ]);
  });
  it.each<[string, FlowDocument, unknown[]]>([
    ['two steps with one id', { ...good, nodes: [...good.nodes, aPublish('shop')] }, [['flow.duplicateId', 'shop']]],
    [
      'two connections with one id',
      { ...good, edges: [...good.edges, { ...anEdge('if.no>shop'), id: 'in.out>if' }] },
      [['flow.badConnection', undefined]],
    ],
    [
      'the same connection twice',
      { ...good, edges: [...good.edges, { ...anEdge('in.out>if'), id: 'other' }] },
      [['flow.badConnection', undefined]],
    ],
    [
      'a connection to nowhere',
      { ...good, edges: [...good.edges, anEdge('if.no>gone')] },
      [['flow.badConnection', undefined]],
    ],
    [
      'an output that does not exist',
      { ...good, edges: [...good.edges, anEdge('if.maybe>shop')] },
      [['flow.badConnection', 'if']],
    ],
    [
      'a way into the beginning',
      { ...good, edges: [...good.edges, anEdge('if.no>in')] },
      [
        ['flow.badConnection', 'in'],
        ['flow.cycle', 'in'],
        ['flow.cycle', 'if'],
        ['flow.cycle', 'shop'],
      ],
    ],
    [
      'a step of an unknown kind',
      { ...good, nodes: [...good.nodes, aNode('x', { type: 'teleport' })] },
      [['flow.unknownStep', 'x']],
    ],
    [
      'a step that leads to itself',
      { ...good, edges: [...good.edges, anEdge('if.no>if')] },
      [
        ['flow.cycle', 'if'],
        ['flow.cycle', 'shop'],
      ],
    ],
    [
      'settings that are missing',
      { ...good, nodes: [aSource('in', { connectionId: '' }), ...good.nodes.slice(1)] },
      [['node.settingsInvalid', 'in']],
    ],
    [
      'an account that is gone',
      { ...good, nodes: [aSource('in', { connectionId: 'c-gone' }), ...good.nodes.slice(1)] },
      [['node.connectionGone', 'in']],
    ],
    [
      'a publish step nothing leads to',
      { ...good, nodes: [...good.nodes, aPublish('alone')] },
      [['flow.unreachable', 'alone']],
    ],
  ])('refuses %s', (_what, flow, problems) => {
    expect(found(flow)).toEqual(problems);
    expect(isPublishable(validateFlow(flow, world))).toBe(false);
  });
  it.each<[string, FlowDocument, unknown[]]>([
    [
      'another step nothing leads to',
      { ...good, nodes: [...good.nodes, aNode('alone')] },
      [['flow.unreachable', 'alone']],
    ],
    [
      'a flow that sends orders nowhere',
      aFlow([aSource('in'), aNode('a')], 'in.out>a'),
      [['flow.nothingPublished', undefined]],
    ],
  ])('only warns of %s', (_what, flow, problems) => {
    expect(found(flow)).toEqual(problems);
    expect(isPublishable(validateFlow(flow, world))).toBe(true);
  });
  it('lets two beginnings share one account, and one of them rest', () => {
    const flow = aFlow(
      [
        aSource('in'),
        aSource('in2', { events: ['shipped'] }),
        { ...aSource('off'), disabled: true },
        aPublish('shop'),
        aPublish('back', 'c-harbour'),
      ],
      'in.out>shop',
      'in2.out>shop',
      'off.out>back',
    );
    expect(found(flow)).toEqual([]);
  });
  it('does not read the settings of a step that is switched off', () => {
    const flow = { ...good, nodes: [...good.nodes.slice(0, 2), { ...aPublish('shop', ''), disabled: true }] };
    expect(found(flow)).toEqual([]);
  });
  it('warns of what can reach a destination that cannot take it', () => {
    const connections = someConnections(
      aConnection({
        id: 'c-shop',
        name: 'Corner Shop',
        kind: 'shop',
        capabilities: capabilities({ without: ['return'] }),
      }),
    );
    const flow = aFlow(
      [aSource('in', { events: ['created', 'returned'] }), aNode('tag'), aPublish('shop')],
      'in.out>tag',
      'tag.out>shop',
    );
    expect(validateFlow(flow, { nodeTypes, connections })).toEqual([
      {
        code: 'node.unsupported',
        message: 'Corner Shop cannot take returns.',
        advice:
          'Take this news out of the source step, or send it elsewhere; on each order it is shown as not supported.',
        retry: 'never',
        severity: 'warning',
        subject: 'return',
        nodeId: 'shop',
      },
    ]);
  });
  it('warns of news an account never tells', () => {
    const connections = someConnections(aConnection({ capabilities: capabilities({ without: ['shipment'] }) }));
    const flow = aFlow([aSource('in', { events: ['shipped'] }), aPublish('shop')], 'in.out>shop');
    expect(validateFlow(flow, { nodeTypes, connections })).toMatchObject([
      { message: 'Harbour Market does not tell us about shipments.', nodeId: 'in', severity: 'warning' },
    ]);
  });
  it('looks over a thousand steps and five thousand connections in under a second', () => {
    const nodes = [aSource('n0'), ...Array.from({ length: 999 }, (_, index) => aNode(`n${index + 1}`))];
    const wires = Array.from(
      { length: 5000 },
      (_, index) => `n${index % 900}.out>n${(index % 900) + 1 + Math.floor(index / 900)}`,
    );
    const started = performance.now();
    validateFlow(aFlow(nodes, ...wires), world);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
