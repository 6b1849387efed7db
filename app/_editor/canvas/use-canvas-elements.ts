import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';
import { useEditor } from '../editor-context';
import type { EditorState } from '../state/editor-store';
import { type CanvasNode, toCanvasEdges, toCanvasNodes } from './canvas-nodes';

const changedDrawing = (now: EditorState, before: EditorState) =>
  now.flow !== before.flow ||
  now.selected !== before.selected ||
  now.selectedEdge !== before.selectedEdge ||
  now.current !== before.current;

function selectionAfter(selected: ReadonlySet<string>, changes: readonly NodeChange<CanvasNode>[]) {
  const next = new Set(selected);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  return next;
}

const isPreview = ({ type }: NodeChange<CanvasNode>) => type === 'position';

/** Cards and wires as React Flow wants them. A drag moves only these; the drawing itself changes when the hand lets go. */
export function useCanvasElements() {
  const { store } = useEditor();
  const [nodes, setNodes] = useState(() => toCanvasNodes([], store.getState()));
  const [edges, setEdges] = useState(() => toCanvasEdges([], store.getState()));

  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (!changedDrawing(now, before)) return;
        setNodes((shown) => toCanvasNodes(shown, now));
        setEdges((shown) => toCanvasEdges(shown, now));
      }),
    [store],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const previews = changes.filter(isPreview);
      if (previews.length > 0) setNodes((shown) => applyNodeChanges(previews, shown));
      if (changes.some(({ type }) => type === 'select')) {
        store.getState().select(selectionAfter(store.getState().selected, changes));
      }
    },
    [store],
  );

  return { nodes, edges, onNodesChange };
}
