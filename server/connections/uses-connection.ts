import type { NodeType } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';

interface About {
  readonly connectionId: string;
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
}

/** Whether any step of a drawing takes orders from this connection or sends them there. */
export const usesConnection = (flow: FlowDocument, { connectionId, nodeTypes }: About): boolean =>
  flow.nodes.some(({ type, settings }) => {
    const kind = nodeTypes.get(type);
    if (!kind) return false;
    const needed = kind.needs(settings).map((need) => need.connectionId);
    return [...needed, kind.publishesTo(settings)].includes(connectionId);
  });
