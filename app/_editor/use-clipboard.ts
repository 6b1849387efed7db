import { useEffect } from 'react';
import { sayDone, sayFailed } from '../_ui/notify';
import { concerned, pasteText, removeChosen, sayPasted, textOfChosen } from './commands/selection-commands';
import { type Editor, useEditor } from './editor-context';
import { isForDrawing } from './for-drawing';

const isTextChosen = () => (getSelection()?.toString() ?? '') !== '';

function copy(editor: Editor, event: ClipboardEvent) {
  if (!isForDrawing(event.target) || isTextChosen() || concerned(editor).length === 0) return;
  event.preventDefault();
  event.clipboardData?.setData('text/plain', textOfChosen(editor));
  editor.store.getState().announce('Copied');
  if (event.type === 'cut') removeChosen(editor);
}

/** Puts text from the clipboard onto the canvas and says what came of it. */
export function paste(editor: Editor, text: string) {
  const pasted = pasteText(editor, text);
  if (!pasted.ok) return editor.store.getState().announce(pasted.message);
  if (pasted.stripped.length > 0) sayDone(sayPasted(pasted));
  editor.store.getState().announce(sayPasted(pasted));
}

/** Copying and pasting steps as text, across tabs, flows and workspaces, without asking for any permission. */
export function useClipboard() {
  const editor = useEditor();
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => copy(editor, event);
    const onPaste = (event: ClipboardEvent) => {
      if (!isForDrawing(event.target) || editor.store.getState().lock) return;
      event.preventDefault();
      paste(editor, event.clipboardData?.getData('text/plain') ?? '');
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [editor]);
}

/** For menus, which have no clipboard event of their own. */
export async function copyByMenu(editor: Editor) {
  try {
    await navigator.clipboard.writeText(textOfChosen(editor));
    editor.store.getState().announce('Copied');
  } catch (cause) {
    sayFailed(cause);
  }
}
