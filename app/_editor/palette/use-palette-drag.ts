import { type PointerEvent as ReactPointerEvent, useRef } from 'react';
import { edgeUnder } from '../canvas/edge-under';
import { cardHeight, NODE_WIDTH } from '../canvas/node-geometry';
import { addStep } from '../commands/add-commands';
import { type Editor, useEditor } from '../editor-context';
import { portsOf } from '../node-kinds';
import classes from './palette.module.css';

const THRESHOLD = 4;

type Point = { readonly clientX: number; readonly clientY: number };

/** Where the card would come to lie: its middle under the hand. */
function cornerAt({ canvas }: Editor, type: string, { clientX, clientY }: Point) {
  const at = canvas.current?.toDrawing({ x: clientX, y: clientY });
  return at && { x: at.x - NODE_WIDTH / 2, y: at.y - cardHeight(portsOf({ type })) / 2 };
}

const isOverCanvas = ({ clientX, clientY }: Point) =>
  document.elementFromPoint(clientX, clientY)?.closest('.react-flow') !== null;

/** Shows the wire the step would go into; writes only when that changes. */
function preview(editor: Editor, type: string, point: Point) {
  const position = cornerAt(editor, type, point);
  const edge =
    position && isOverCanvas(point) ? edgeUnder(editor.store.getState().flow, { id: '', type, position }) : null;
  if (editor.overlay.getState().dropEdge !== (edge?.id ?? null))
    editor.overlay.setState({ dropEdge: edge?.id ?? null });
}

function drop(editor: Editor, type: string, point: Point) {
  const { dropEdge } = editor.overlay.getState();
  editor.overlay.setState({ dropEdge: null });
  const at = cornerAt(editor, type, point);
  if (!at || !isOverCanvas(point)) return;
  const added = addStep(editor, {
    type,
    place: dropEdge === null ? { kind: 'free', at } : { kind: 'onEdge', edgeId: dropEdge },
  });
  if (added !== null) editor.canvas.current?.focus(added);
}

/** The picture under the hand. It is moved by hand too: React need not know of every pixel. */
function makeGhost(button: HTMLElement) {
  const ghost = button.cloneNode(true) as HTMLElement; // a clone of an element is an element
  ghost.classList.add(classes['ghost'] ?? '');
  ghost.setAttribute('aria-hidden', 'true');
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
      preview(editor, type, event);
    };
    const finish = (event: PointerEvent) => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', finish);
      removeEventListener('pointercancel', finish);
      justDragged.current = ghost !== null;
      if (ghost && event.type === 'pointerup') drop(editor, type, event);
      ghost?.remove();
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', finish);
    addEventListener('pointercancel', finish);
  };
  return { onPointerDown, hasJustDragged: () => justDragged.current };
}
