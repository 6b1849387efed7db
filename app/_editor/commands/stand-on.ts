import type { EditorStore } from '../state/editor-store';

/** Focus has come to a step: it is the current one and, unless a pointer did it, chosen if it was no part of what is. */
export function standOn(store: EditorStore, { nodeId, isChoosing }: { nodeId: string; isChoosing: boolean }) {
  const { current, selected, select } = store.getState();
  if (isChoosing && !selected.has(nodeId)) select([nodeId]);
  else if (current !== nodeId) store.setState({ current: nodeId });
}
