import type { Editor } from '../editor-context';

/** Chooses a step, shows it and opens its settings. */
export function goToNode({ store, view, canvas }: Editor, nodeId: string) {
  store.getState().select([nodeId]);
  view.setState({ isSettingsOpen: true, side: null });
  canvas.current?.focus(nodeId);
}
