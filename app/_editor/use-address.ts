import { useEffect } from 'react';
import { goToNode } from './commands/go-to-node';
import type { Editor } from './editor-context';

/** Shows what a link into the drawing names: a step, or a past version the step is looked for in. */
export function useAddress(editor: Editor): void {
  useEffect(() => {
    const address = new URLSearchParams(window.location.search);
    const version = Number(address.get('version') ?? Number.NaN);
    if (Number.isInteger(version) && version > 0) {
      editor.view.setState({ side: 'versions', shownVersion: version });
      return;
    }
    const nodeId = address.get('node');
    const isDrawn = editor.store.getState().flow.nodes.some(({ id }) => id === nodeId);
    if (nodeId === null || !isDrawn) return;
    // The canvas measures its cards first.
    const soon = setTimeout(() => goToNode(editor, nodeId), 100);
    return () => clearTimeout(soon);
  }, [editor]);
}
