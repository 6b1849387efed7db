import type { Editor } from '../editor-context';
import { type Direction, neighbourOf } from './neighbours';

/** Puts the keyboard onto a step. */
function goTo({ store, canvas }: Editor, nodeId: string) {
  store.getState().select([nodeId]);
  canvas.current?.focus(nodeId);
}

/** Goes along the wires, or between branches. */
export function walkTo(editor: Editor, direction: Direction) {
  const { flow, current, announce } = editor.store.getState();
  const [first] = flow.nodes;
  if (current === null) return first && goTo(editor, first.id);
  const next = neighbourOf(flow, { id: current, direction });
  if (next === null)
    return announce(
      `Nothing further ${direction === 'up' || direction === 'down' ? direction : `to the ${direction}`}`,
    );
  goTo(editor, next);
}

/** Opens the settings of the step the keyboard stands on and goes to their first field. */
export function openSettings({ store, view }: Editor) {
  const { current } = store.getState();
  if (current === null) return;
  store.getState().select([current]);
  view.setState({ isSettingsOpen: true, side: null });
  focusFirstField(view);
}

/** The panel is drawn a moment later, and its code may still be on its way: waited for as long as the panel is wanted. */
function focusFirstField(view: Editor['view']) {
  const field = document.querySelector<HTMLElement>(
    ':is(input:not([type="hidden"]), select, textarea):is([data-editor-panel="settings"] *)',
  );
  if (field) field.focus();
  else if (view.getState().isSettingsOpen) requestAnimationFrame(() => focusFirstField(view));
}

/** Closes the topmost thing that is open; at last lets go of the selection. */
export function goBack({ store, view, overlay }: Editor) {
  const { picker, menu, side, isSettingsOpen } = view.getState();
  if (picker || menu) return view.setState({ picker: null, menu: null });
  if (overlay.getState().trace && side === null) return overlay.setState({ trace: null });
  if (side !== null) return view.setState({ side: null });
  if (isSettingsOpen) return view.setState({ isSettingsOpen: false });
  store.getState().select([]);
}
