import { whyNotConnect } from '../connect-check';
import type { FlowDocument, FlowEdge } from '../flow-document';

/** The same flow when the connection is not possible. */
export function connect(flow: FlowDocument, edge: FlowEdge): FlowDocument {
  const isTaken = flow.edges.some(({ id }) => id === edge.id);
  return isTaken || whyNotConnect(flow, edge) ? flow : { ...flow, edges: [...flow.edges, edge] };
}

export function disconnect(flow: FlowDocument, edgeIds: readonly string[]): FlowDocument {
  const unwanted = new Set(edgeIds);
  const edges = flow.edges.filter(({ id }) => !unwanted.has(id));
  return edges.length === flow.edges.length ? flow : { ...flow, edges };
}
