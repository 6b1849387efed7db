import { whyNotConnect } from '../connect-check';
import type { FlowDocument, FlowEdge, FlowNode } from '../flow-document';
import { asSaved } from './change-nodes';
import { connect } from './wire-nodes';

export const addNode = (flow: FlowDocument, node: FlowNode): FlowDocument =>
  flow.nodes.some(({ id }) => id === node.id)
    ? flow
    : { ...flow, nodes: [...flow.nodes, { ...node, position: asSaved(node.position) }] };

/** Where the connection is not possible the node still arrives, unconnected. */
export function addNodeAfter(
  flow: FlowDocument,
  { node, after, port, edgeId }: { node: FlowNode; after: string; port: string; edgeId: string },
): FlowDocument {
  const added = addNode(flow, node);
  return added === flow ? flow : connect(added, { id: edgeId, from: after, fromPort: port, to: node.id });
}

/** Where the node does not fit into the edge it arrives unconnected and the edge stays. */
export function addNodeOnEdge(
  flow: FlowDocument,
  { node, edgeId, port, newEdgeId }: { node: FlowNode; edgeId: string; port: string; newEdgeId: string },
): FlowDocument {
  const added = addNode(flow, node);
  const edge = flow.edges.find(({ id }) => id === edgeId);
  if (added === flow || !edge || edge.id === newEdgeId) return added;

  const edgeIn: FlowEdge = { ...edge, to: node.id };
  const edgeOut: FlowEdge = { id: newEdgeId, from: node.id, fromPort: port, to: edge.to };
  const opened = { ...added, edges: added.edges.filter(({ id }) => id !== edgeId) };
  if (whyNotConnect(opened, edgeIn) || whyNotConnect(opened, edgeOut)) return added;
  const isTaken = opened.edges.some(({ id }) => id === newEdgeId);
  return isTaken
    ? added
    : { ...added, edges: added.edges.flatMap((one) => (one === edge ? [edgeIn, edgeOut] : [one])) };
}

export function pasteFragment(
  flow: FlowDocument,
  { nodes, edges }: Pick<FlowDocument, 'nodes' | 'edges'>,
): FlowDocument {
  const known = new Set(flow.nodes.map(({ id }) => id));
  const fresh = nodes.filter(({ id }) => !known.has(id));
  const freshIds = new Set(fresh.map(({ id }) => id));
  const inside = edges.filter(({ from, to }) => freshIds.has(from) && freshIds.has(to));
  return inside.reduce(connect, fresh.reduce(addNode, flow));
}

export function duplicateNodes(
  flow: FlowDocument,
  {
    nodeIds,
    ids,
    offset,
  }: { nodeIds: readonly string[]; ids: Readonly<Record<string, string>>; offset: FlowNode['position'] },
): FlowDocument {
  const wanted = new Set(nodeIds);
  const freshId = (id: string) => (Object.hasOwn(ids, id) ? ids[id] : undefined);
  const nodes = flow.nodes.flatMap((node) => {
    const id = wanted.has(node.id) ? freshId(node.id) : undefined;
    const position = { x: node.position.x + offset.x, y: node.position.y + offset.y };
    return id === undefined ? [] : [{ ...node, id, position }];
  });
  const edges = flow.edges.flatMap((edge) => {
    const [id, from, to] = [freshId(edge.id), freshId(edge.from), freshId(edge.to)];
    return id && from && to ? [{ ...edge, id, from, to }] : [];
  });
  return pasteFragment(flow, { nodes, edges });
}
