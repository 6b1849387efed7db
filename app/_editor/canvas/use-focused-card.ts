import { type FocusEvent, useMemo, useRef } from 'react';
import { standOn } from '../commands/stand-on';
import { useEditor } from '../editor-context';

/** Keeps up with where the keyboard, or whatever a person reads with, has come to on the canvas. */
export function useFocusedCard() {
  const { store } = useEditor();
  const isPointing = useRef(false);
  return useMemo(
    () => ({
      // A pointer focuses cards too, but chooses them by its own rules (with Ctrl, in a box).
      onPointerDownCapture: () => {
        isPointing.current = true;
        setTimeout(() => {
          isPointing.current = false;
        });
      },
      onFocusCapture: ({ target }: FocusEvent) => {
        const id = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
        if (id) standOn(store, { nodeId: id, isChoosing: !isPointing.current });
      },
    }),
    [store],
  );
}
