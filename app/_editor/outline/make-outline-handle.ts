import type { CanvasHandle } from '../editor-context';

/** What the canvas lends the editor, done by the outline. There is nothing to zoom in a text. */
export function makeOutlineHandle(root: HTMLElement): CanvasHandle {
  const rowOf = (nodeId: string) => root.querySelector<HTMLElement>(`[data-row="${CSS.escape(nodeId)}"]`);
  const nothing = () => undefined;
  return {
    reveal: (nodeId) => rowOf(nodeId)?.scrollIntoView({ block: 'nearest' }),
    focus: (nodeId) => requestAnimationFrame(() => rowOf(nodeId)?.focus()),
    fit: nothing,
    zoomTo: nothing,
    zoomBy: nothing,
    middle: () => ({ x: 0, y: 0 }),
    toWindow: () => {
      const { left, bottom } = (document.activeElement ?? root).getBoundingClientRect();
      return { x: left + 24, y: bottom + 4 };
    },
    toDrawing: () => ({ x: 0, y: 0 }),
  };
}
