import type { NodeType } from '../contract';
import type { Problem } from '../problem';
import { noWayIn } from './connect-check';
import type { FlowDocument, FlowEdge, FlowNode } from './flow-document';

/** What no drawing tool should produce but a file or a program can: doubled ids, edges to nowhere, steps we do not know. */
export function structureProblems(flow: FlowDocument, nodeTypes: ReadonlyMap<string, NodeType>): readonly Problem[] {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  return [
    ...repeated(flow.nodes.map(({ id }) => id)).map((nodeId) => doubledNode(nodeId)),
    ...repeated(flow.edges.map(({ id }) => id)).map((id) => edgeProblem('Two connections have the same id.', { id })),
    ...flow.nodes.flatMap(({ id, type }) => (nodeTypes.has(type) ? [] : [unknownStep(type, id)])),
    ...flow.edges.flatMap((edge) => edgeFault(edge, { byId, nodeTypes }) ?? []),
    ...repeated(flow.edges.map(({ from, fromPort, to }) => JSON.stringify([from, fromPort, to]))).map(() =>
      edgeProblem('Two steps are connected twice by the same output.', {}),
    ),
  ];
}

interface Known {
  readonly byId: ReadonlyMap<string, FlowNode>;
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
}

function edgeFault({ id, from, fromPort, to }: FlowEdge, { byId, nodeTypes }: Known): Problem | null {
  const fromNode = byId.get(from);
  const toNode = byId.get(to);
  if (!fromNode || !toNode) {
    return edgeProblem('A connection leads from or to a step that is not there.', { id });
  }
  const outputs = nodeTypes.get(fromNode.type)?.outputs(fromNode.settings);
  if (outputs && !Object.hasOwn(outputs, fromPort)) {
    return edgeProblem('A connection begins at an output this step does not have, or not any more.', {
      id,
      nodeId: from,
    });
  }
  const toType = nodeTypes.get(toNode.type);
  return toType?.acceptsInput === false ? edgeProblem(noWayIn(toType), { id, nodeId: to }) : null;
}

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
}

const doubledNode = (nodeId: string): Problem => ({
  code: 'flow.duplicateId',
  message: 'Two steps have the same id.',
  advice: 'Remove one of them and add it again.',
  retry: 'never',
  nodeId,
});

const unknownStep = (type: string, nodeId: string): Problem => ({
  code: 'flow.unknownStep',
  message: `This version does not know the step “${type}”.`,
  advice: 'Remove the step, or update Sluice.',
  retry: 'never',
  subject: type,
  nodeId,
});

const edgeProblem = (message: string, { id, nodeId }: { id?: string; nodeId?: string }): Problem => ({
  code: 'flow.badConnection',
  message,
  advice: 'Remove the connection and draw it again.',
  retry: 'never',
  ...(id !== undefined && { subject: id }),
  ...(nodeId !== undefined && { nodeId }),
});
