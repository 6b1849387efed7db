import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useEditor } from '../editor-context';
import type { CanvasEdge, CanvasNode } from './canvas-nodes';
import { isFarAt, makeCanvasHandle } from './make-canvas-handle';

/** Lends the rest of the editor what only the canvas can do. */
export function CanvasHandleBinder() {
  const editor = useEditor();
  const instance = useReactFlow<CanvasNode, CanvasEdge>();
  const viewport = useStoreApi();
  const element = useStore(({ domNode }) => domNode);
  useEffect(() => {
    if (!element) return;
    editor.canvas.current = makeCanvasHandle({ editor, instance, element });
    return () => {
      editor.canvas.current = null;
    };
  }, [editor, instance, element]);
  useEffect(
    () =>
      viewport.subscribe(({ transform: [, , zoom] }) => {
        const isFar = isFarAt(zoom);
        if (isFar !== editor.view.getState().isFar) editor.view.setState({ isFar });
      }),
    [viewport, editor],
  );
  return null;
}
