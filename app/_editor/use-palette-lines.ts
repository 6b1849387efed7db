import { useMemo } from 'react';
import { type PaletteAction, usePaletteActions } from '../_ui/frame/palette-actions';
import { actions } from './commands/actions';
import { sayChord } from './commands/key-chord';
import { useDrawing, useEditor } from './editor-context';

export const isMac = () => /mac|iphone|ipad/i.test(navigator.platform);

/** Lends the editor's actions to the command palette while the editor is open. */
export function usePaletteLines() {
  const editor = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const lines = useMemo(
    () =>
      actions
        .filter(({ isHidden, isEdit }) => !isHidden && !(isEdit && isLocked))
        .map(
          (action): PaletteAction => ({
            id: `flow:${action.id}`,
            label: action.label,
            ...(action.keys[0] !== undefined && { keys: sayChord(action.keys[0], isMac()) }),
            run: () => action.run(editor),
          }),
        ),
    [editor, isLocked],
  );
  usePaletteActions('This flow', lines);
}
