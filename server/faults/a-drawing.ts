import type { FlowDocument, FlowNode } from '../../nodes/graph/flow-document';

/** A step as tests draw it: its type, and its settings. */
type Drawn = readonly [type: string, settings: Record<string, unknown>];

/** Steps named by their ids, wired as "a.out>b" says: `aDrawing({ in: ['source', …] }, 'in.out>shop')`. */
export const aDrawing = (steps: Readonly<Record<string, Drawn>>, ...wires: readonly string[]): FlowDocument => ({
  version: 1,
  nodes: Object.entries(steps).map(
    ([id, [type, settings]]): FlowNode => ({ id, type, name: null, settings, position: { x: 0, y: 0 } }),
  ),
  edges: wires.map((wire) => {
    const [, from = '', fromPort = '', to = ''] = /^(.+)\.(.+)>(.+)$/.exec(wire) ?? [];
    return { id: wire, from, fromPort, to };
  }),
});
