import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import type { FlowEdge, FlowNode } from '../../../nodes/graph/flow-document';
import { GAP_X, GAP_Y, INPUT_HANDLE, inputY, snap } from '../canvas/node-geometry';

interface Card {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly position: FlowNode['position'];
  readonly ports: readonly { readonly id: string; readonly y: number }[];
}

export interface LayoutRequest {
  readonly nodes: readonly Card[];
  readonly edges: readonly FlowEdge[];
}
export type LayoutAnswer = Readonly<Record<string, FlowNode['position']>>;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(GAP_X),
  'elk.spacing.nodeNode': String(GAP_Y),
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.crossingMinimization.semiInteractive': 'true',
  'elk.separateConnectedComponents': 'true',
  'elk.randomSeed': '1',
};

const portId = (nodeId: string, port: string) => `${nodeId}:${port}`;

const byPlace = (a: Card, b: Card) =>
  a.position.y - b.position.y || a.position.x - b.position.x || (a.id < b.id ? -1 : 1);

const toElkNode = ({ id, width, height, position, ports }: Card): ElkNode => ({
  id,
  width,
  height,
  layoutOptions: { 'elk.portConstraints': 'FIXED_POS', 'elk.position': `(${position.x}, ${position.y})` },
  ports: [
    { id: portId(id, INPUT_HANDLE), x: 0, y: inputY, width: 0, height: 0 },
    ...ports.map((port) => ({ id: portId(id, `out:${port.id}`), x: width, y: port.y, width: 0, height: 0 })),
  ],
});

const toElkEdge = ({ id, from, fromPort, to }: FlowEdge): ElkExtendedEdge => ({
  id,
  sources: [portId(from, `out:${fromPort}`)],
  targets: [portId(to, INPUT_HANDLE)],
});

/** The drawing as the layout engine reads it: cards from top to bottom, so that branches keep the order they were drawn in. */
export const toElkGraph = ({ nodes, edges }: LayoutRequest): ElkNode => ({
  id: 'flow',
  layoutOptions: options,
  children: [...nodes].sort(byPlace).map(toElkNode),
  edges: edges.map(toElkEdge),
});

/** Where the cards go: laid out, and put where the drawing's top left corner was. */
export function fromElkGraph({ nodes }: LayoutRequest, laidOut: ElkNode): LayoutAnswer {
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const top = Math.min(...nodes.map(({ position }) => position.y));
  const children = laidOut.children ?? [];
  const [firstX, firstY] = [Math.min(...children.map(({ x = 0 }) => x)), Math.min(...children.map(({ y = 0 }) => y))];
  return Object.fromEntries(
    children.map(({ id, x = 0, y = 0 }) => [id, { x: snap(x - firstX + left), y: snap(y - firstY + top) }]),
  );
}
