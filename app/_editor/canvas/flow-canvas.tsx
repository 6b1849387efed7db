'use client';
import '@xyflow/react/dist/base.css';
import { Background, BackgroundVariant, ReactFlow, SelectionMode } from '@xyflow/react';
import { useDrawing, useView } from '../editor-context';
import { CanvasHandleBinder } from './canvas-handle-binder';
import { ConnectionLine } from './connection-line';
import classes from './flow-canvas.module.css';
import { FlowEdge } from './flow-edge';
import { FlowMinimap } from './flow-minimap';
import { FlowNode } from './flow-node';
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
const multiSelectKeys = ['Meta', 'Control'];

/** The drawing, with mouse and touch. Keys are in use-editor-keys.ts, for the whole editor. */
export function FlowCanvas() {
  const elements = useCanvasElements();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const isMinimapOpen = useView((view) => view.isMinimapOpen);
  return (
    <section className={classes['canvas']} aria-label="Canvas" {...useFocusedCard()}>
      <ReactFlow
        {...elements}
        {...useWiring()}
        {...useNodeDrag()}
        {...useCanvasPointer()}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        connectionLineComponent={ConnectionLine}
        nodesDraggable={!isLocked}
        nodesConnectable={!isLocked}
        edgesFocusable={false}
        edgesReconnectable={!isLocked}
        snapToGrid
        snapGrid={snapGrid}
        minZoom={0.1}
        maxZoom={2}
        onlyRenderVisibleElements
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
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} className={classes['dots'] ?? ''} />
        <CanvasHandleBinder />
        {isMinimapOpen && <FlowMinimap />}
      </ReactFlow>
    </section>
  );
}
