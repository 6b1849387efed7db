'use client';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { useOverlay, useView } from '../editor-context';
import type { CanvasEdge } from './canvas-nodes';
import { EdgeMiddle } from './edge-middle';
import classes from './flow-edge.module.css';

/** A wire: the way orders go, what crosses it, and a "+" to put a step into it. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps<CanvasEdge>) {
  const { id, data, selected } = props;
  const [path, x, y] = getBezierPath(props);
  const lit = useOverlay(({ trace }) => (trace?.edgeIds.has(id) ? trace.kind : undefined));
  const isDim = useOverlay(({ trace }) => trace !== null && !trace.edgeIds.has(id));
  const isDropTarget = useOverlay(({ dropEdge }) => dropEdge === id);
  const isRefused = useOverlay(
    ({ crossingsOf }) => crossingsOf.get(id)?.some(({ state }) => state === 'refused') ?? false,
  );
  const isFar = useView((view) => view.isFar);
  const mark = useOverlay(({ marks }) => marks?.get(id));
  return (
    <g
      className={classes['wire']}
      data-selected={selected || undefined}
      data-lit={lit}
      data-dim={isDim || undefined}
      data-drop={isDropTarget || undefined}
      data-refused={isRefused || undefined}
      data-mark={mark}
    >
      <BaseEdge id={id} path={path} interactionWidth={24} />
      {data && !isFar && (
        <EdgeLabelRenderer>
          <EdgeMiddle edge={data.edge} at={{ x, y }} isReachable={data.isReachable} isSelected={selected === true} />
        </EdgeLabelRenderer>
      )}
    </g>
  );
});
