import { diffFlows, type FlowDiff } from '../../../nodes/graph/diff';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { sayMany } from '../../_ui/say-number';
import type { Mark } from '../state/overlay-store';

export interface DiffView {
  /** The later drawing, with what was taken away still in it. */
  readonly flow: FlowDocument;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly diff: FlowDiff;
}

/** Two drawings in one: what was added, taken away, changed, and what only moved. */
export function diffView(before: FlowDocument, after: FlowDocument): DiffView {
  const diff = diffFlows(before, after);
  const marks = new Map<string, Mark>([
    ...diff.moved.map((id) => [id, 'moved'] as const),
    ...diff.changed.map(({ nodeId }) => [nodeId, 'changed'] as const),
    ...diff.added.map(({ id }) => [id, 'added'] as const),
    ...diff.removed.map(({ id }) => [id, 'removed'] as const),
  ]);
  const kept = new Set(after.edges.map(({ id }) => id));
  const gone = diff.removedEdges.map((edge) => (kept.has(edge.id) ? { ...edge, id: `${edge.id}-before` } : edge));
  for (const { id } of diff.addedEdges) marks.set(id, 'added');
  for (const { id } of gone) marks.set(id, 'removed');
  const flow = { ...after, nodes: [...after.nodes, ...diff.removed], edges: [...after.edges, ...gone] };
  return { flow, marks, diff };
}

/** "2 steps added, 1 changed, 3 only moved". */
export function sayDiff({ added, removed, changed, moved, addedEdges, removedEdges }: FlowDiff): string {
  const changedIds = new Set(changed.map(({ nodeId }) => nodeId));
  const onlyMoved = moved.filter((id) => !changedIds.has(id));
  const parts = [
    added.length > 0 ? `${sayMany(added.length, { one: 'step' })} added` : '',
    removed.length > 0 ? `${sayMany(removed.length, { one: 'step' })} removed` : '',
    changed.length > 0 ? `${sayMany(changed.length, { one: 'step' })} changed` : '',
    addedEdges.length > 0 ? `${sayMany(addedEdges.length, { one: 'connection' })} added` : '',
    removedEdges.length > 0 ? `${sayMany(removedEdges.length, { one: 'connection' })} removed` : '',
    onlyMoved.length > 0 ? `${sayMany(onlyMoved.length, { one: 'step' })} only moved` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'No difference' : parts.join(', ');
}
