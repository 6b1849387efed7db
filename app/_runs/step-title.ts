import type { NodeFamily } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { nodeTypes } from '../../nodes/registry';
import type { RunStep } from './run-view';

/** How a step is named: by what its author called the node, else by its type; the way out only where there was a choice. */
export function stepTitle(
  { nodeId, port }: Pick<RunStep, 'nodeId' | 'port'>,
  { nodes }: Pick<FlowDocument, 'nodes'>,
): { title: string; family: NodeFamily; port: string | null } {
  const node = nodes.find(({ id }) => id === nodeId);
  const type = node && nodeTypes.get(node.type);
  const outputs = type?.outputs(node?.settings) ?? {};
  const hadChoice = Object.keys(outputs).length > 1;
  return {
    title: node?.name ?? type?.title ?? 'A node of an older version',
    family: type?.family ?? 'control',
    port: hadChoice && port !== null ? (outputs[port] ?? port) : null,
  };
}
