import { whyNotConnect } from '../connect-check';
import type { FlowDocument } from '../flow-document';

/** Removes nodes with their edges. One edge in and one out become one, under the id of the edge in. */
export const removeNodes = (flow: FlowDocument, nodeIds: readonly string[]): FlowDocument =>
  nodeIds.reduce(removeNode, flow);

function removeNode(flow: FlowDocument, nodeId: string): FlowDocument {
  if (!flow.nodes.some(({ id }) => id === nodeId)) return flow;
  const [edgeIn, ...othersIn] = flow.edges.filter(({ to }) => to === nodeId);
  const [edgeOut, ...othersOut] = flow.edges.filter(({ from }) => from === nodeId);
  const without: FlowDocument = {
    ...flow,
    nodes: flow.nodes.filter(({ id }) => id !== nodeId),
    edges: flow.edges.filter(({ from, to }) => from !== nodeId && to !== nodeId),
  };
  if (!edgeIn || !edgeOut || othersIn.length > 0 || othersOut.length > 0) return without;

  const healed = { ...edgeIn, to: edgeOut.to };
  return whyNotConnect(without, healed) ? without : { ...without, edges: [...without.edges, healed] };
}
