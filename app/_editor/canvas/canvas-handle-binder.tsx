import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useEditor } from '../editor-context';
import type { CanvasEdge, CanvasNode } from './canvas-nodes';
import { makeCanvasHandle } from './make-canvas-handle';

/** Below this zoom words cannot be read. */
const FAR = 0.45;

/** Lends the rest of the editor what only the canvas can do, and shows the whole drawing when it opens. */
export function CanvasHandleBinder() {
  const editor = useEditor();
  const instance = useReactFlow<CanvasNode, CanvasEdge>();
  const element = useStore(({ domNode }) => domNode);
  const isFar = useStore(({ transform }) => transform[2] < FAR);
  const hasFitted = useRef(false);
  useEffect(() => {
    if (!element) return;
    const handle = makeCanvasHandle({ editor, instance, element });
    editor.canvas.current = handle;
    if (!hasFitted.current) handle.fit();
    hasFitted.current = true;
    return () => {
      editor.canvas.current = null;
    };
  }, [editor, instance, element]);
  useEffect(() => {
    element?.toggleAttribute('data-far', isFar);
  }, [element, isFar]);
  return null;
}
