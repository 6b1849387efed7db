import { useMemo } from 'react';
import { useEditor } from '../editor-context';
import type { CanvasEdge, CanvasNode } from './canvas-nodes';

type Pointed = { readonly clientX: number; readonly clientY: number; preventDefault(): void };

/** What clicking on cards, wires and the ground does. */
export function useCanvasPointer() {
  const { store, view, canvas } = useEditor();
  return useMemo(
    () => ({
      onNodeClick: (event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }, { id }: CanvasNode) => {
        const isChoosingSeveral = event.ctrlKey || event.metaKey || event.shiftKey;
        store.setState({ current: id });
        view.setState({ isSettingsOpen: !isChoosingSeveral, menu: null });
        if (!isChoosingSeveral) canvas.current?.reveal(id);
      },
      onNodeContextMenu: (event: Pointed, { id }: CanvasNode) => {
        event.preventDefault();
        if (!store.getState().selected.has(id)) store.getState().select([id]);
        view.setState({ menu: { kind: 'node', nodeId: id, window: { x: event.clientX, y: event.clientY } } });
      },
      onEdgeClick: (_event: unknown, { id }: CanvasEdge) => store.getState().selectEdge(id),
      onPaneClick: () => {
        store.getState().select([]);
        view.setState({ isSettingsOpen: false, menu: null });
      },
    }),
    [store, view, canvas],
  );
}
