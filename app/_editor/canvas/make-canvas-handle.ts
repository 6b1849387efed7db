import { getViewportForBounds, type ReactFlowInstance, type Rect, type Viewport } from '@xyflow/react';
import type { CanvasHandle, Editor } from '../editor-context';
import { heightOf } from '../node-kinds';
import { type Padding, panelPadding } from '../panel-padding';
import type { CanvasEdge, CanvasNode } from './canvas-nodes';
import { NODE_WIDTH } from './node-geometry';

const MOVE_MS = 150;
const MIN_ZOOM = 0.1;
const MAX_ZOOM = 2;

interface Parts {
  readonly editor: Editor;
  readonly instance: ReactFlowInstance<CanvasNode, CanvasEdge>;
  readonly element: HTMLElement;
}

const moveMs = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS);

function boundsOf({ store }: Editor, ids?: readonly string[]): Rect | null {
  const nodes = store.getState().flow.nodes.filter(({ id }) => !ids || ids.includes(id));
  if (nodes.length === 0) return null;
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const top = Math.min(...nodes.map(({ position }) => position.y));
  const right = Math.max(...nodes.map(({ position }) => position.x + NODE_WIDTH));
  const bottom = Math.max(...nodes.map((node) => node.position.y + heightOf(node)));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const inPixels = ({ top, right, bottom, left }: Padding) =>
  ({ top: `${top}px`, right: `${right}px`, bottom: `${bottom}px`, left: `${left}px` }) as const;

/** The middle of what no panel covers, in canvas pixels. */
function freeMiddle({ editor, element }: Parts) {
  const { top, right, bottom, left } = panelPadding(editor.view.getState());
  return { x: (left + element.clientWidth - right) / 2, y: (top + element.clientHeight - bottom) / 2 };
}

/** How far one dimension of the view has to move so that the card lies between two edges; its beginning wins when it is too large. */
function shiftInto({ from, to }: { from: number; to: number }, { start, end }: { start: number; end: number }) {
  if (start < from) return from - start;
  return end > to ? Math.max(to - end, from - start) : 0;
}

/** Moves the view just so far that the step can be seen, and not at all when it can be already. */
function reveal({ editor, instance, element }: Parts, nodeId: string) {
  const bounds = boundsOf(editor, [nodeId]);
  if (!bounds) return;
  const { top, right, bottom, left } = panelPadding(editor.view.getState());
  const { x, y, zoom } = instance.getViewport();
  const across = { start: bounds.x * zoom + x, end: (bounds.x + bounds.width) * zoom + x };
  const down = { start: bounds.y * zoom + y, end: (bounds.y + bounds.height) * zoom + y };
  const dx = shiftInto({ from: left, to: element.clientWidth - right }, across);
  const dy = shiftInto({ from: top, to: element.clientHeight - bottom }, down);
  if (dx !== 0 || dy !== 0) void instance.setViewport({ x: x + dx, y: y + dy, zoom });
}

/** The card may only now be drawn: it was outside of the view. */
function focusWhenDrawn({ element }: Parts, nodeId: string) {
  const selector = `.react-flow__node[data-id="${CSS.escape(nodeId)}"]`;
  const look = (framesLeft: number) => {
    const card = element.querySelector<HTMLElement>(selector);
    if (card) card.focus({ preventScroll: true });
    else if (framesLeft > 0) requestAnimationFrame(() => look(framesLeft - 1));
  };
  look(10);
}

/** Below this zoom words cannot be read. */
const FAR = 0.4;
export const isFarAt = (zoom: number) => zoom < FAR;

/** The view in which all of these steps can be seen beside the open panels, no larger than life. */
export function fittingViewport(
  editor: Editor,
  { element, nodeIds }: { element: HTMLElement; nodeIds?: readonly string[] | undefined },
): Viewport {
  const bounds = boundsOf(editor, nodeIds);
  if (!bounds) return { x: 0, y: 0, zoom: 1 };
  const padding = inPixels(panelPadding(editor.view.getState()));
  return getViewportForBounds(bounds, element.clientWidth, element.clientHeight, MIN_ZOOM, 1, padding);
}

function zoomAround(parts: Parts, wanted: number) {
  const { x, y, zoom } = parts.instance.getViewport();
  const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, wanted));
  const middle = freeMiddle(parts);
  const around = (offset: number, still: number) => still - ((still - offset) / zoom) * next;
  void parts.instance.setViewport(
    { x: around(x, middle.x), y: around(y, middle.y), zoom: next },
    { duration: moveMs() },
  );
}

export function makeCanvasHandle(parts: Parts): CanvasHandle {
  const { instance, element } = parts;
  return {
    reveal: (nodeId) => reveal(parts, nodeId),
    focus: (nodeId) => {
      reveal(parts, nodeId);
      focusWhenDrawn(parts, nodeId);
    },
    fit: (nodeIds) =>
      void instance.setViewport(fittingViewport(parts.editor, { element, nodeIds }), { duration: moveMs() }),
    zoomTo: (zoom) => zoomAround(parts, zoom),
    zoomBy: (factor) => zoomAround(parts, instance.getViewport().zoom * factor),
    middle: () => {
      const { left, top } = element.getBoundingClientRect();
      const middle = freeMiddle(parts);
      return instance.screenToFlowPosition({ x: left + middle.x, y: top + middle.y }, { snapToGrid: false });
    },
    toWindow: (at) => instance.flowToScreenPosition(at),
    toDrawing: (at) => instance.screenToFlowPosition(at, { snapToGrid: false }),
  };
}
