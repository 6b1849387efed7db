import type { NodeType } from '../contract';
import type { Problem } from '../problem';
import type { FlowDocument, FlowEdge } from './flow-document';

/** What no drawing tool should produce but a file or a program can: doubled ids, edges to nowhere, steps we do not know. */
export function structureProblems(flow: FlowDocument, nodeTypes: ReadonlyMap<string, NodeType>): readonly Problem[] {
  const typeOf = new Map(flow.nodes.map(({ id, type }) => [id, type]));
  return [
    ...repeated(flow.nodes.map(({ id }) => id)).map((nodeId) => doubledNode(nodeId)),
    ...repeated(flow.edges.map(({ id }) => id)).map((id) => edgeProblem('Two connections have the same id.', { id })),
    ...flow.nodes.flatMap(({ id, type }) => (nodeTypes.has(type) ? [] : [unknownStep(type, id)])),
    ...flow.edges.flatMap((edge) => edgeFault(edge, { typeOf, nodeTypes }) ?? []),
    ...repeated(flow.edges.map(({ from, fromPort, to }) => JSON.stringify([from, fromPort, to]))).map(() =>
      edgeProblem('Two steps are connected twice by the same output.', {}),
    ),
  ];
}

interface Known {
  readonly typeOf: ReadonlyMap<string, string>;
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
}

function edgeFault({ id, from, fromPort, to }: FlowEdge, { typeOf, nodeTypes }: Known): Problem | null {
  const fromType = typeOf.get(from);
  const toType = typeOf.get(to);
  if (fromType === undefined || toType === undefined) {
    return edgeProblem('A connection leads from or to a step that is not there.', { id });
  }
  const outputs = nodeTypes.get(fromType)?.outputs;
  if (outputs && !Object.hasOwn(outputs, fromPort)) {
    return edgeProblem('A connection begins at an output this step does not have.', { id, nodeId: from });
  }
  if (nodeTypes.get(toType)?.acceptsInput === false) {
    return edgeProblem('A flow begins with this step, so nothing can lead to it.', { id, nodeId: to });
  }
  return null;
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
