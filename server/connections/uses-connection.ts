import type { NodeType } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';

/** Whether any step of a drawing claims this connection. */
export const usesConnection = (
  flow: FlowDocument,
  { connectionId, nodeTypes }: { connectionId: string; nodeTypes: ReadonlyMap<string, NodeType> },
): boolean =>
  flow.nodes.some(({ type, settings }) =>
    (nodeTypes.get(type)?.needs(settings) ?? []).some((need) => need.connectionId === connectionId),
  );
