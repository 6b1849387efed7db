import { type PointerEvent as ReactPointerEvent, useRef } from 'react';
import { edgeUnder } from '../canvas/edge-under';
import { NODE_WIDTH } from '../canvas/node-geometry';
import { addStep } from '../commands/add-commands';
import { type Editor, useEditor } from '../editor-context';
import { heightOf } from '../node-kinds';
import type { Place } from '../state/view-store';
import classes from './palette.module.css';

const THRESHOLD = 4;

interface Dragged {
  readonly type: string;
  readonly point: { readonly clientX: number; readonly clientY: number };
}

/** Where the card would come to lie: its middle under the hand. Null beside the canvas. */
function cornerAt({ canvas }: Editor, { type, point: { clientX, clientY } }: Dragged) {
  const isOverCanvas = Boolean(document.elementFromPoint(clientX, clientY)?.closest('.react-flow'));
  const at = isOverCanvas && canvas.current?.toDrawing({ x: clientX, y: clientY });
  return at ? { x: at.x - NODE_WIDTH / 2, y: at.y - heightOf({ type }) / 2 } : null;
}

/** Shows the wire the step would go into; writes only when that changes. */
function preview(editor: Editor, dragged: Dragged) {
  const position = cornerAt(editor, dragged);
  const edge = position && edgeUnder(editor.store.getState().flow, { id: '', type: dragged.type, position });
  const dropEdge = edge?.id ?? null;
  if (editor.overlay.getState().dropEdge !== dropEdge) editor.overlay.setState({ dropEdge });
}

function drop(editor: Editor, dragged: Dragged) {
  const { dropEdge } = editor.overlay.getState();
  editor.overlay.setState({ dropEdge: null });
  const at = cornerAt(editor, dragged);
  if (!at) return;
  const place: Place = dropEdge === null ? { kind: 'free', at } : { kind: 'onEdge', edgeId: dropEdge };
  const added = addStep(editor, { type: dragged.type, place });
  if (added !== null) editor.canvas.current?.focus(added);
}

/** The picture under the hand. It is moved by hand too: React need not know of every pixel. */
function makeGhost(button: HTMLElement) {
  const ghost = document.createElement('div');
  ghost.className = `${button.className} ${classes['ghost']}`;
  ghost.dataset['family'] = button.dataset['family'];
  ghost.setAttribute('aria-hidden', 'true');
  ghost.append(...[...button.childNodes].map((child) => child.cloneNode(true)));
  document.body.append(ghost);
  return ghost;
}

/** Dragging a step out of the palette, with mouse, pen or finger. */
export function usePaletteDrag(type: string) {
  const editor = useEditor();
  const justDragged = useRef(false);
  const onPointerDown = (down: ReactPointerEvent<HTMLButtonElement>) => {
    if (down.button !== 0) return;
    const button = down.currentTarget;
    let ghost: HTMLElement | null = null;
    justDragged.current = false;
    const move = (event: PointerEvent) => {
      const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > THRESHOLD;
      if (!ghost && !far) return;
      ghost ??= makeGhost(button);
      ghost.style.translate = `${event.clientX}px ${event.clientY}px`;
      preview(editor, { type, point: event });
    };
    const finish = (event: PointerEvent) => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', finish);
      removeEventListener('pointercancel', finish);
      justDragged.current = ghost !== null;
      if (ghost && event.type === 'pointerup') drop(editor, { type, point: event });
      ghost?.remove();
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', finish);
    addEventListener('pointercancel', finish);
  };
  return { onPointerDown, hasJustDragged: () => justDragged.current };
}
