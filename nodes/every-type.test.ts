import { describe, expect, it } from 'vitest';
import { aConnection, someConnections } from './a-visit';
import { aFlow, aNode } from './graph/a-flow';
import { diffFlows } from './graph/diff';
import { readFlow } from './graph/upgrade';
import { nodeTypes } from './registry';
import { fillTemplate } from './template/fill-template';
import { draftTemplate, makeTemplate } from './template/make-template';

const connections = someConnections(aConnection({ id: 'c-post', name: 'Post', kind: 'any', sends: ['email', 'call'] }));

/** What is done with drawings is done with every step there is, also with one that is added tomorrow. */
describe.each([...nodeTypes.values()].map((type) => [type.type, type] as const))('a drawing with %s', (_id, type) => {
  const wanted = 'connectionId' in type.settings.shape;
  const settings = {
    ...type.initial,
    ...(wanted && { connectionId: type.family === 'source' ? 'c-harbour' : 'c-post' }),
  };
  const flow = aFlow([aNode('it', { type: type.type, settings }), aNode('other')]);

  it('is the same after it was stored and read', () => {
    expect(readFlow(JSON.parse(JSON.stringify(flow)))).toEqual({ ok: true, value: flow });
  });
  it('shows what changed in its settings, and nothing else', () => {
    const changed = {
      ...flow,
      nodes: flow.nodes.map((node) => (node.id === 'it' ? { ...node, settings: { ...settings, x: 1 } } : node)),
    };
    expect(diffFlows(flow, flow)).toMatchObject({ added: [], removed: [], changed: [] });
    expect(diffFlows(flow, changed).changed).toEqual([{ nodeId: 'it', what: ['settings'], settings: ['x'] }]);
  });
  it('becomes a template without its account, and again itself with one', () => {
    const choices = { slotLabels: {}, parameters: [] };
    const made = makeTemplate(draftTemplate(flow, { connections, client: 'Corner Goods' }), choices);
    expect(JSON.stringify(made)).not.toMatch(/c-harbour|c-post/);
    const bindings = Object.fromEntries(made.slots.map(({ key }) => [key, { id: 'c-mine', name: 'Mine' }]));
    const filled = fillTemplate(made, { bindings, client: 'Nordic', values: {} });
    const own = {
      ...flow,
      nodes: flow.nodes.map((node) =>
        node.id === 'it' && wanted ? { ...node, settings: { ...settings, connectionId: 'c-mine' } } : node,
      ),
    };
    expect(filled).toEqual({ ok: true, value: own });
  });
});
