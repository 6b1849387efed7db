import type { OnNodeDrag } from '@xyflow/react';
import { useMemo } from 'react';
import { dropOnEdge, moveTo } from '../commands/move-commands';
import { type Editor, useEditor } from '../editor-context';
import type { CanvasNode } from './canvas-nodes';
import { edgeUnder } from './edge-under';

/** React Flow hands over three: the event, the card under the hand, and all that are dragged with it. */
type DragArguments = Parameters<OnNodeDrag<CanvasNode>>;

const moves = (nodes: readonly CanvasNode[]) => nodes.map(({ id, position }) => ({ nodeId: id, position }));

/** Shows the wire the step would go into; writes only when that changes. */
function previewDrop({ store, overlay }: Editor, node: CanvasNode) {
  const { id, type } = node.data.node;
  const edge = edgeUnder(store.getState().flow, { id, type, position: node.position });
  if (overlay.getState().dropEdge !== (edge?.id ?? null)) overlay.setState({ dropEdge: edge?.id ?? null });
}

/** Dragging cards: one step of undo when the hand lets go, and a wire underneath takes a loose card in. */
export function useNodeDrag() {
  const editor = useEditor();
  return useMemo(
    () => ({
      onNodeDrag: (...[, node, dragged]: DragArguments) => {
        if (dragged.length === 1) previewDrop(editor, node);
      },
      onNodeDragStop: (...[, , dragged]: DragArguments) => {
        const { dropEdge } = editor.overlay.getState();
        editor.overlay.setState({ dropEdge: null });
        const [alone] = dragged;
        if (dropEdge !== null && alone)
          return dropOnEdge(editor, { nodeId: alone.id, edgeId: dropEdge, at: alone.position });
        moveTo(editor, moves(dragged));
      },
      onSelectionDragStop: (_event: unknown, dragged: CanvasNode[]) => moveTo(editor, moves(dragged)),
    }),
    [editor],
  );
}
