import { useEffect } from 'react';
import { actions, type EditorAction } from './commands/actions';
import { actionFor } from './commands/key-chord';
import { type Editor, useEditor } from './editor-context';
import { isForDrawing } from './for-drawing';
import { useClipboard } from './use-clipboard';
import { usePaletteLines } from './use-palette-lines';

const OWN_ENTER = 'button, a, summary';

/** Undo and find work from the settings too, but never from a field: text has its own undo. */
function isWelcome(action: EditorAction, target: EventTarget | null) {
  if (!(target instanceof Element)) return true;
  if (!isForDrawing(target)) return false;
  if (!action.isForCanvas) return true;
  const isOnDrawing = target === document.body || target.closest('.react-flow') !== null;
  return isOnDrawing && !(action.id === 'settings' && target.closest(OWN_ENTER));
}

function press(editor: Editor, event: KeyboardEvent) {
  const action = event.defaultPrevented ? undefined : actionFor(actions, event);
  if (!action || !isWelcome(action, event.target)) return;
  if (action.isEdit && editor.store.getState().lock) return;
  event.preventDefault();
  action.run(editor);
}

/** The keyboard of the editor. Tab is never taken: it leads through the page as everywhere. */
export function useEditorKeys() {
  const editor = useEditor();
  useClipboard();
  usePaletteLines();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => press(editor, event);
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [editor]);
}
