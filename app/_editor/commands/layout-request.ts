import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';
import { NODE_WIDTH, portY } from '../canvas/node-geometry';
import { heightOf, portsOf } from '../node-kinds';
import type { LayoutRequest } from './layout';

/** These steps of a drawing, with the wires between them, as the layout needs to know them. */
export function layoutRequest(flow: FlowDocument, nodes: readonly FlowNode[]): LayoutRequest {
  const ids = new Set(nodes.map(({ id }) => id));
  return {
    nodes: nodes.map((node) => {
      const ports = portsOf(node);
      return {
        id: node.id,
        width: NODE_WIDTH,
        height: heightOf(node),
        position: node.position,
        ports: ports.map((port, index) => ({ id: port, y: portY(ports, index) })),
      };
    }),
    edges: flow.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}
