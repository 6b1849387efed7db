import { useEffect } from 'react';
import { actions, type EditorAction } from './commands/actions';
import { actionFor } from './commands/key-chord';
import { useEditor } from './editor-context';
import { useClipboard } from './use-clipboard';
import { usePaletteLines } from './use-palette-lines';

const FIELDS = 'input, textarea, select, [contenteditable="true"]';
const ELSEWHERE = '[role="dialog"], [role="menu"], [role="listbox"], [data-editor-panel]';
const OWN_ENTER = 'button, a, summary';

/** Keys belong to the drawing unless the person is typing, or is in a dialog, a menu or the settings. */
export const isForDrawing = (target: EventTarget | null) =>
  !(target instanceof Element) || (!target.closest(FIELDS) && !target.closest(ELSEWHERE));

/** Undo and find work from the settings too, but never from a field: text has its own undo. */
function isWelcome(action: EditorAction, target: EventTarget | null) {
  if (!(target instanceof Element)) return true;
  if (!isForDrawing(target)) return false;
  if (!action.isForCanvas) return true;
  const isOnDrawing = target === document.body || target.closest('.react-flow') !== null;
  return isOnDrawing && !(action.id === 'settings' && target.closest(OWN_ENTER));
}

/** The keyboard of the editor. Tab is never taken: it leads through the page as everywhere. */
export function useEditorKeys() {
  const editor = useEditor();
  useClipboard();
  usePaletteLines();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = event.defaultPrevented ? undefined : actionFor(actions, event);
      if (!action || !isWelcome(action, event.target)) return;
      if (action.isEdit && editor.store.getState().lock) return;
      event.preventDefault();
      action.run(editor);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [editor]);
}
