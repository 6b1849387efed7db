'use client';
import '@xyflow/react/dist/base.css';
import { Background, BackgroundVariant, ReactFlow, SelectionMode, type Viewport } from '@xyflow/react';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useDrawing, useEditor, useView } from '../editor-context';
import { CanvasHandleBinder } from './canvas-handle-binder';
import { ConnectionLine } from './connection-line';
import classes from './flow-canvas.module.css';
import { FlowEdge } from './flow-edge';
import { FlowMinimap } from './flow-minimap';
import { FlowNode } from './flow-node';
import { fittingViewport, isFarAt } from './make-canvas-handle';
import { GRID } from './node-geometry';
import { useCanvasElements } from './use-canvas-elements';
import { useCanvasPointer } from './use-canvas-pointer';
import { useFocusedCard } from './use-focused-card';
import { useNodeDrag } from './use-node-drag';
import { useWiring } from './use-wiring';

const nodeTypes = { step: FlowNode };
const edgeTypes = { wire: FlowEdge };
const snapGrid: [number, number] = [GRID, GRID];
const panButtons = [1];
/** A layer of its own while it moves: the graphics card shifts what is painted already. Not at rest, where it would blur words. */
const setMoving = (isMoving: boolean) => () =>
  document.querySelector('.react-flow__viewport')?.toggleAttribute('data-moving', isMoving);
const whileMoving = { onMoveStart: setMoving(true), onMoveEnd: setMoving(false) };
const multiSelectKeys = ['Meta', 'Control'];

/** The drawing, with mouse and touch. Keys are in use-editor-keys.ts, for the whole editor. */
export function FlowCanvas() {
  const section = useRef<HTMLElement>(null);
  const first = useFirstViewport(section);
  return (
    <section ref={section} className={classes['canvas']} aria-label="Canvas" {...useFocusedCard()}>
      {first && <Drawing first={first} />}
    </section>
  );
}

/** Known before the first card is drawn, so that a large drawing opens once, in the right size. */
function useFirstViewport(section: RefObject<HTMLElement | null>) {
  const editor = useEditor();
  const [viewport, setViewport] = useState<Viewport | null>(null);
  useLayoutEffect(() => {
    if (!section.current) return;
    const fitting = fittingViewport(editor, { element: section.current });
    editor.view.setState({ isFar: isFarAt(fitting.zoom) });
    setViewport(fitting);
  }, [editor, section]);
  return viewport;
}

/** From far away there would be a hundred thousand of them, too fine to see. */
function Dots() {
  const isFar = useView((view) => view.isFar);
  if (isFar) return null;
  return <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} className={classes['dots'] ?? ''} />;
}

/** With more cards than this on the page the browser needs longer to arrange them than a frame lasts. */
const MOST_KEPT = 400;

/** From far away most of it is in view: then keeping all small cards is cheaper than putting rows in and out with every move. */
function useKeepsAll(steps: number) {
  const isFar = useView((view) => view.isFar);
  return isFar && steps <= MOST_KEPT;
}

function Drawing({ first }: { first: Viewport }) {
  const elements = useCanvasElements();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const isMinimapOpen = useView((view) => view.isMinimapOpen);
  const keepsAll = useKeepsAll(elements.nodes.length);
  return (
    <ReactFlow
      {...elements}
      {...useWiring()}
      {...useNodeDrag()}
      {...useCanvasPointer()}
      {...whileMoving}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      connectionLineComponent={ConnectionLine}
      defaultViewport={first}
      nodesDraggable={!isLocked}
      nodesConnectable={!isLocked}
      edgesFocusable={false}
      edgesReconnectable={!isLocked}
      snapToGrid
      snapGrid={snapGrid}
      minZoom={0.1}
      maxZoom={2}
      onlyRenderVisibleElements={!keepsAll}
      deleteKeyCode={null}
      multiSelectionKeyCode={multiSelectKeys}
      selectionOnDrag
      selectionMode={SelectionMode.Partial}
      panOnDrag={panButtons}
      panOnScroll
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      connectionRadius={28}
      nodeDragThreshold={3}
      disableKeyboardA11y
      attributionPosition="bottom-center"
    >
      <Dots />
      <CanvasHandleBinder />
      {isMinimapOpen && <FlowMinimap />}
    </ReactFlow>
  );
}
