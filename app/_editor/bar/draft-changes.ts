import { diffFlows } from '../../../nodes/graph/diff';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { nameOf, portLabel } from '../node-kinds';

const quoted = (name: string) => `“${name}”`;

/** What publishing would change, one line each, in the order a person would tell it. Empty when it would change nothing that runs. */
export function draftChanges(live: FlowDocument, draft: FlowDocument): readonly string[] {
  const { added, removed, changed, addedEdges, removedEdges } = diffFlows(live, draft);
  const fresh = new Set(added.map(({ id }) => id));
  const gone = new Set(removed.map(({ id }) => id));
  const nodes = new Map([...live.nodes, ...draft.nodes].map((node) => [node.id, node]));
  const name = (id: string) => {
    const node = nodes.get(id);
    return quoted(node ? nameOf(node) : id);
  };
  const wire = ({ from, fromPort, to }: FlowDocument['edges'][number]) => {
    const node = nodes.get(from);
    const port = node && portLabel(node, fromPort);
    return `${name(from)}${port ? ` (${port})` : ''} to ${name(to)}`;
  };
  return [
    ...added.map((node) => `Adds ${quoted(nameOf(node))}`),
    ...removed.map((node) => `Removes ${quoted(nameOf(node))}`),
    ...changed.map(({ nodeId, what }) => {
      if (what.includes('disabled')) return `Switches ${name(nodeId)} ${nodes.get(nodeId)?.disabled ? 'off' : 'on'}`;
      return what.length === 1 && what[0] === 'name' ? `Renames a step to ${name(nodeId)}` : `Changes ${name(nodeId)}`;
    }),
    ...addedEdges.filter(({ from, to }) => !fresh.has(from) && !fresh.has(to)).map((edge) => `Connects ${wire(edge)}`),
    ...removedEdges
      .filter(({ from, to }) => !gone.has(from) && !gone.has(to))
      .map((edge) => `Disconnects ${wire(edge)}`),
  ];
}
