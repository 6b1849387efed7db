import { copyFragment } from '../../../nodes/graph/fragment';
import type { Editor } from '../editor-context';

/** The whole drawing as a file that can be pasted into any flow. Holds no secrets: flows never do. */
export function downloadFlow({ store, overlay }: Editor, name: string) {
  const { flow } = store.getState();
  const text = copyFragment(flow, {
    nodeIds: flow.nodes.map(({ id }) => id),
    connections: overlay.getState().connections,
  });
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim() || 'flow'}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
