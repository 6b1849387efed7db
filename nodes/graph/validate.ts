import { findCapability, type Operation } from '../capability';
import { updateNouns } from '../connection-check';
import type { Connections, NodeType } from '../contract';
import type { Problem } from '../problem';
import { crossings } from './crossing';
import type { FlowDocument, FlowNode } from './flow-document';
import { gatherersIn } from './listeners';
import { reachableFrom } from './reach';
import { structureProblems } from './structure';
import { topologicalOrder } from './topological-order';

export interface FlowWorld {
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
  readonly connections: Connections;
}

/**
 * Everything that is to be put right on a drawing, each with the node it concerns where there is one. A flow with an error cannot be
 * published; warnings are only said. The same for canvas, server and run.
 */
export function validateFlow(flow: FlowDocument, world: FlowWorld): readonly Problem[] {
  const order = topologicalOrder(flow);
  return [
    ...structureProblems(flow, world.nodeTypes),
    ...(order.ok ? [] : order.problems),
    ...beginningProblems(flow, world),
    ...settingsProblems(flow, world),
    ...supportProblems(flow, world),
    ...listProblems(flow, world),
  ];
}

/** True when nothing keeps the flow from being published. */
export const isPublishable = (problems: readonly Problem[]): boolean =>
  problems.every(({ severity }) => severity === 'warning');

/** A flow begins somewhere, and every step can be got to from there. */
function beginningProblems(flow: FlowDocument, { nodeTypes }: FlowWorld): readonly Problem[] {
  const isSource = ({ type }: FlowNode) => nodeTypes.get(type)?.family === 'source';
  const isDestination = ({ type }: FlowNode) => nodeTypes.get(type)?.family === 'destination';
  const sources = flow.nodes.filter(isSource);
  if (!sources.some(({ disabled }) => !disabled)) return [noSource];

  // From sources that are switched off too: what stands behind one is meant, it only rests.
  const reached = reachableFrom(
    flow,
    sources.map(({ id }) => id),
  );
  const lost = flow.nodes.filter(({ id, type }) => !reached.has(id) && nodeTypes.get(type)?.acceptsInput);
  return [
    ...lost.map((node) => unreachable(node.id, isDestination(node) ? 'error' : 'warning')),
    ...(flow.nodes.some(isDestination) ? [] : [nothingPublished]),
  ];
}

function settingsProblems(flow: FlowDocument, { nodeTypes, connections }: FlowWorld): readonly Problem[] {
  return flow.nodes.flatMap(({ id, type, settings, disabled }) => {
    if (disabled) return [];
    const found = nodeTypes.get(type)?.check(settings, { connections }) ?? [];
    return found.map((problem) => ({ ...problem, nodeId: id }));
  });
}

/** What a source cannot tell and what a destination cannot take. Only warnings: a condition may keep the news away. */
function supportProblems(flow: FlowDocument, world: FlowWorld): readonly Problem[] {
  const cannotBeTaken = [...crossings(flow, world)].flatMap(([nodeId, list]) =>
    list.flatMap(({ why, operation }) => (why ? [unsupported(`${why}.`, { nodeId, operation })] : [])),
  );
  const cannotBeTold = flow.nodes.flatMap((node) =>
    untold(node, world).map(({ name, operation }) =>
      unsupported(`${name} does not tell us about ${updateNouns[operation]}.`, { nodeId: node.id, operation }),
    ),
  );
  return [...cannotBeTold, ...cannotBeTaken];
}

/** A list of late orders leads to people, never to a step that publishes. */
function listProblems(flow: FlowDocument, { nodeTypes }: FlowWorld): readonly Problem[] {
  const gatherers = gatherersIn(flow, nodeTypes).map(({ nodeId }) => nodeId);
  if (gatherers.length === 0) return [];
  const reached = reachableFrom(flow, gatherers);
  const publishes = ({ type, settings }: FlowNode) => nodeTypes.get(type)?.publishesTo(settings) !== null;
  return flow.nodes.filter((node) => reached.has(node.id) && publishes(node)).map(({ id }) => listNotPublished(id));
}

/** Needs of a node that its connection does not meet. */
function untold({ type, settings }: FlowNode, { nodeTypes, connections }: FlowWorld) {
  return (nodeTypes.get(type)?.needs(settings) ?? []).flatMap(({ connectionId, direction, operations }) => {
    const connection = connections.get(connectionId);
    if (!connection) return [];
    return operations
      .filter((operation) => !findCapability(connection.capabilities, { operation, direction }))
      .map((operation) => ({ name: connection.name, operation }));
  });
}

const unsupported = (message: string, { nodeId, operation }: { nodeId: string; operation: Operation }): Problem => ({
  code: 'node.unsupported',
  message,
  advice: 'Take this news out of the source step, or send it elsewhere; on each order it is shown as not supported.',
  retry: 'never',
  severity: 'warning',
  subject: operation,
  nodeId,
});

const listNotPublished = (nodeId: string): Problem => ({
  code: 'flow.listNotPublished',
  message: 'A list of late orders gets here, and there is nothing in it to publish.',
  advice: 'Let the path from “Late to ship” end at an Email or an HTTP call.',
  retry: 'never',
  severity: 'warning',
  nodeId,
});

const noSource: Problem = {
  code: 'flow.noSource',
  message: 'The flow has no beginning.',
  advice: 'Add the step “Orders from” and choose an account.',
  retry: 'never',
};

const unreachable = (nodeId: string, severity: 'error' | 'warning'): Problem => ({
  code: 'flow.unreachable',
  message: 'No order can get here.',
  advice: 'Connect this step to one that orders pass, or remove it.',
  retry: 'never',
  severity,
  nodeId,
});

const nothingPublished: Problem = {
  code: 'flow.nothingPublished',
  message: 'The flow sends orders nowhere.',
  advice: 'Add the step “Publish” where orders should go.',
  retry: 'never',
  severity: 'warning',
};
