import { type ConnectionLineComponentProps, getBezierPath } from '@xyflow/react';
import type { CanvasNode } from './canvas-nodes';
import classes from './connection-line.module.css';

/** The wire under the hand: follows it, snaps to a step that may take it. */
export function ConnectionLine({
  fromX,
  fromY,
  fromPosition,
  toX,
  toY,
  toPosition,
  connectionStatus,
}: ConnectionLineComponentProps<CanvasNode>) {
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
  });
  return (
    <g className={classes['line']} data-status={connectionStatus ?? 'open'}>
      <path d={path} />
      <circle cx={toX} cy={toY} r={5} />
    </g>
  );
}
