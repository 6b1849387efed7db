import type { FlowDocument, FlowEdge, FlowNode } from './flow-document';

export const aNode = (id: string, changes: Partial<FlowNode> = {}): FlowNode => ({
  id,
  type: 'tag',
  name: null,
  settings: { rules: [{ set: 'addTag', value: { kind: 'constant', text: id } }] },
  position: { x: 0, y: 0 },
  ...changes,
});

export const aSource = (id: string, changes: FlowNode['settings'] = {}): FlowNode =>
  aNode(id, { type: 'source', settings: { connectionId: 'c-harbour', events: ['created'], ...changes } });

export const aCondition = (id: string, tag: string): FlowNode =>
  aNode(id, {
    type: 'condition',
    settings: { rule: { kind: 'test', fact: 'tags', operator: 'contains', value: tag } },
  });

export const aPublish = (id: string, connectionId = 'c-shop'): FlowNode =>
  aNode(id, { type: 'publish', settings: { connectionId } });

/** "a.out>b": from node a by its output out to node b. */
export const anEdge = (wire: string): FlowEdge => {
  const [, from = '', fromPort = '', to = ''] = /^(.+)\.(.+)>(.+)$/.exec(wire) ?? [];
  return { id: wire, from, fromPort, to };
};

/** A flow for tests: `aFlow([aSource('in'), aPublish('shop')], 'in.out>shop')`. */
export const aFlow = (nodes: FlowNode[], ...wires: string[]): FlowDocument => ({
  version: 1,
  nodes,
  edges: wires.map(anEdge),
});
