import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';
import { portLabel, portsOf } from '../node-kinds';

export interface OutlineBranch {
  readonly port: string;
  /** Null where a step has only one output. */
  readonly label: string | null;
  /** One path for each step the output leads to. */
  readonly paths: readonly OutlinePath[];
}

export interface OutlineEntry {
  readonly node: FlowNode;
  /** The wire that leads here; null for beginnings. */
  readonly edgeId: string | null;
  /** True where the step is told elsewhere already: here stands only a way to it. */
  readonly isReference: boolean;
  /** Where the path divides or ends; empty where it simply goes on with the next entry. */
  readonly branches: readonly OutlineBranch[];
}

/** Steps one after the other, until the path divides, ends, or meets one that is told already. */
export type OutlinePath = readonly OutlineEntry[];

const byPlace = (a: FlowNode, b: FlowNode) => a.position.y - b.position.y || a.position.x - b.position.x;

interface Target {
  readonly node: FlowNode;
  readonly edgeId: string | null;
}

/** Where each output of a step leads, from top to bottom. */
function leadsOf(node: FlowNode, { nodes, edges }: FlowDocument) {
  return portsOf(node).map((port) => {
    const targets = edges
      .filter(({ from, fromPort }) => from === node.id && fromPort === port)
      .flatMap(({ id, to }): Target[] =>
        nodes.filter((one) => one.id === to).map((one) => ({ node: one, edgeId: id })),
      );
    return { port, label: portLabel(node, port), targets: targets.sort((a, b) => byPlace(a.node, b.node)) };
  });
}

/** Tells one path; `told` grows with every step that is told. */
function tellPath(start: Target, { flow, told }: { flow: FlowDocument; told: Set<string> }): OutlinePath {
  const path: OutlineEntry[] = [];
  for (let at: Target | undefined = start; at; ) {
    const { node, edgeId }: Target = at;
    if (told.has(node.id)) return [...path, { node, edgeId, isReference: true, branches: [] }];
    told.add(node.id);
    const leads = leadsOf(node, flow);
    const [only] = leads;
    at = leads.length === 1 && only?.targets.length === 1 ? only.targets[0] : undefined;
    const branches = at
      ? []
      : leads.map(({ port, label, targets }) => ({
          port,
          label,
          paths: targets.map((target) => tellPath(target, { flow, told })),
        }));
    path.push({ node, edgeId, isReference: false, branches });
  }
  return path;
}

/**
 * The drawing as it would be told: every path from its beginning, branch by branch. A step several paths lead to is told where it
 * comes first and referred to from then on. Steps nothing leads to are beginnings, whatever their type.
 */
export function outlineTree(flow: FlowDocument): readonly OutlinePath[] {
  const told = new Set<string>();
  const ledTo = new Set(flow.edges.map(({ to }) => to));
  return flow.nodes
    .filter(({ id }) => !ledTo.has(id))
    .sort(byPlace)
    .map((node) => tellPath({ node, edgeId: null }, { flow, told }));
}

/** The steps from top to bottom, as the arrow keys go. */
export const outlineOrder = (paths: readonly OutlinePath[]): readonly string[] =>
  paths
    .flat()
    .flatMap(({ node, isReference, branches }) =>
      isReference ? [] : [node.id, ...branches.flatMap((branch) => outlineOrder(branch.paths))],
    );
