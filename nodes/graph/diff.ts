import { sameContent } from '../hash';
import type { FlowDocument, FlowEdge, FlowNode } from './flow-document';

/** What is different between two drawings; moved is told from changed, as moving changes nothing that runs. */
export interface FlowDiff {
  readonly added: readonly FlowNode[];
  readonly removed: readonly FlowNode[];
  readonly changed: readonly NodeChange[];
  /** Ids of nodes that stand elsewhere, changed or not. */
  readonly moved: readonly string[];
  readonly addedEdges: readonly FlowEdge[];
  readonly removedEdges: readonly FlowEdge[];
}

export interface NodeChange {
  readonly nodeId: string;
  /** "name", "type", "disabled", or the settings that differ. */
  readonly what: readonly ('name' | 'type' | 'disabled' | 'settings')[];
  /** Names of the settings that differ. */
  readonly settings: readonly string[];
}

export function diffFlows(before: FlowDocument, after: FlowDocument): FlowDiff {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const kept = after.nodes.flatMap((node) => {
    const was = old.get(node.id);
    return was ? [{ was, is: node }] : [];
  });
  const keptIds = new Set(kept.map(({ is }) => is.id));
  const [oldWires, newWires] = [before.edges, after.edges].map((edges) => new Set(edges.map(wireOf)));
  return {
    added: after.nodes.filter(({ id }) => !keptIds.has(id)),
    removed: before.nodes.filter(({ id }) => !keptIds.has(id)),
    changed: kept.flatMap(changeOf),
    moved: kept.filter(({ was, is }) => !sameContent(was.position, is.position)).map(({ is }) => is.id),
    addedEdges: after.edges.filter((edge) => !oldWires?.has(wireOf(edge))),
    removedEdges: before.edges.filter((edge) => !newWires?.has(wireOf(edge))),
  };
}

/** True when nothing that runs is different: positions do not count. */
export const runsTheSame = (before: FlowDocument, after: FlowDocument): boolean => {
  const { added, removed, changed, addedEdges, removedEdges } = diffFlows(before, after);
  return [added, removed, changed, addedEdges, removedEdges].every((list) => list.length === 0);
};

function changeOf({ was, is }: { was: FlowNode; is: FlowNode }): NodeChange[] {
  const keys = [...new Set([...Object.keys(was.settings), ...Object.keys(is.settings)])];
  const settings = keys.filter((key) => !sameContent(was.settings[key], is.settings[key]));
  const what: NodeChange['what'] = [
    ...(was.name === is.name ? [] : ['name' as const]),
    ...(was.type === is.type ? [] : ['type' as const]),
    ...(Boolean(was.disabled) === Boolean(is.disabled) ? [] : ['disabled' as const]),
    ...(settings.length === 0 ? [] : ['settings' as const]),
  ];
  return what.length === 0 ? [] : [{ nodeId: is.id, what, settings }];
}

/** An edge is what it connects; its id is only a handle. */
const wireOf = ({ from, fromPort, to }: FlowEdge) => JSON.stringify([from, fromPort, to]);
