import { copyFragment, parseFragment, type StrippedConnection } from '../../../nodes/graph/fragment';
import { leadingTo, reachableFrom } from '../../../nodes/graph/reach';
import { sayMany } from '../../_ui/say-number';
import { NODE_WIDTH } from '../canvas/node-geometry';
import type { Editor } from '../editor-context';
import { newId } from '../state/new-id';
import { disconnect } from './wire-commands';

/** What a command is about: what is chosen, else the step that has the focus ring. Never more than the person can see. */
export function concerned({ store }: Editor): readonly string[] {
  const { selected, flow } = store.getState();
  if (selected.size > 0) return [...selected];
  const focused = document.activeElement?.closest<HTMLElement>('.react-flow__node, [data-row]')?.dataset;
  const id = focused?.['id'] ?? focused?.['row'];
  return flow.nodes.some((node) => node.id === id) && id !== undefined ? [id] : [];
}

export const selectAll = ({ store }: Editor) =>
  store.getState().select(
    store.getState().flow.nodes.map(({ id }) => id),
    store.getState().current,
  );

/** Chooses everything before or behind what is chosen. */
export function selectAlong(editor: Editor, direction: 'upstream' | 'downstream') {
  const { flow, current, select } = editor.store.getState();
  const ids = concerned(editor);
  select(direction === 'upstream' ? leadingTo(flow, ids) : reachableFrom(flow, ids), current);
}

/** Removes the chosen steps, healing the wires around them, or the chosen wire. */
export function removeChosen(editor: Editor) {
  const { store, view } = editor;
  const { selectedEdge, dispatch } = store.getState();
  if (selectedEdge !== null) return disconnect(editor, selectedEdge);
  const nodeIds = concerned(editor);
  if (nodeIds.length === 0) return;
  dispatch({ kind: 'removeNodes', nodeIds });
  view.setState({ isSettingsOpen: false });
}

export function toggleDisabled(editor: Editor) {
  const nodeIds = concerned(editor);
  const chosen = editor.store.getState().flow.nodes.filter(({ id }) => nodeIds.includes(id));
  const disabled = chosen.some((node) => !node.disabled);
  editor.store.getState().dispatch({ kind: 'setDisabled', nodeIds, disabled });
}

export function duplicateChosen(editor: Editor) {
  const { flow, dispatch, select } = editor.store.getState();
  const nodeIds = concerned(editor);
  if (nodeIds.length === 0) return;
  const ids = Object.fromEntries([...nodeIds, ...flow.edges.map(({ id }) => id)].map((id) => [id, newId()]));
  dispatch({ kind: 'duplicate', nodeIds, ids, offset: { x: 32, y: 48 } });
  select(nodeIds.flatMap((id) => ids[id] ?? []));
}

/** The chosen steps as text for the clipboard. */
export const textOfChosen = (editor: Editor): string =>
  copyFragment(editor.store.getState().flow, {
    nodeIds: concerned(editor),
    connections: editor.overlay.getState().connections,
  });

export type Pasted =
  | { readonly ok: true; readonly count: number; readonly stripped: readonly StrippedConnection[] }
  | { readonly ok: false; readonly message: string };

/** Puts copied steps where the person looks, chosen, so that they can be moved at once. */
export function pasteText({ store, overlay, canvas }: Editor, text: string): Pasted {
  const parsed = parseFragment(text, { newId, connections: overlay.getState().connections });
  if (!parsed.ok) return { ok: false, message: parsed.problems.map(({ message }) => message).join(' ') };
  const { nodes, edges, stripped } = parsed.value;
  const middle = canvas.current?.middle() ?? { x: 0, y: 0 };
  const corner = {
    x: Math.min(...nodes.map(({ position }) => position.x)),
    y: Math.min(...nodes.map(({ position }) => position.y)),
  };
  const placed = nodes.map((node) => ({
    ...node,
    position: {
      x: Math.round(node.position.x - corner.x + middle.x - NODE_WIDTH / 2),
      y: Math.round(node.position.y - corner.y + middle.y - 42),
    },
  }));
  store.getState().dispatch({ kind: 'paste', fragment: { nodes: placed, edges } });
  store.getState().select(placed.map(({ id }) => id));
  return { ok: true, count: nodes.length, stripped };
}

/** What to tell after pasting: whose accounts are to be chosen again. */
export function sayPasted({ count, stripped }: Pasted & { ok: true }): string {
  const pasted = `Pasted ${sayMany(count, { one: 'step' })}.`;
  if (stripped.length === 0) return pasted;
  const names = [...new Set(stripped.map(({ name }) => name ?? 'an account'))].join(', ');
  return `${pasted} Choose accounts again: ${names} ${stripped.length === 1 ? 'is' : 'are'} not in this workspace.`;
}
