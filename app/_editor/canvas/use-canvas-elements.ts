import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { startTransition, useCallback, useEffect, useState } from 'react';
import { useEditor } from '../editor-context';
import type { EditorState } from '../state/editor-store';
import { type CanvasNode, toCanvasEdges, toCanvasNodes } from './canvas-nodes';

const changedDrawing = (now: EditorState, before: EditorState) =>
  now.flow !== before.flow ||
  now.selected !== before.selected ||
  now.selectedEdge !== before.selectedEdge ||
  now.current !== before.current;

/** A name or a setting, typed in the panel: every card stays where it is, every wire as it is. */
const isTyping = ({ flow, ...now }: EditorState, before: EditorState) =>
  flow.edges === before.flow.edges &&
  now.selected === before.selected &&
  now.selectedEdge === before.selectedEdge &&
  now.current === before.current &&
  flow.nodes.length === before.flow.nodes.length &&
  flow.nodes.every(({ id, position }, index) => {
    const then = before.flow.nodes[index];
    return then?.id === id && then.position === position;
  });

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
        const draw = () => {
          setNodes((shown) => toCanvasNodes(shown, now));
          setEdges((shown) => toCanvasEdges(shown, now));
        };
        // Whoever types never waits for the canvas: the next letter comes first, the card follows.
        if (isTyping(now, before)) startTransition(draw);
        else draw();
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
