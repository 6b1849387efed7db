import { MiniMap } from '@xyflow/react';
import { useCallback } from 'react';
import { families } from '../../_ui/families';
import { useOverlay } from '../editor-context';
import { kindOf } from '../node-kinds';
import type { CanvasNode } from './canvas-nodes';
import classes from './flow-minimap.module.css';

/** The whole drawing, small: steps with problems stand out. */
export function FlowMinimap() {
  const problemsOf = useOverlay((state) => state.problemsOf);
  const color = useCallback(
    ({ id, data }: CanvasNode) => {
      if (problemsOf.get(id)?.some(({ severity }) => severity !== 'warning')) return 'var(--state-stopped)';
      return families[kindOf(data.node)?.family ?? 'control'].color;
    },
    [problemsOf],
  );
  return (
    <MiniMap<CanvasNode>
      className={classes['map'] ?? ''}
      position="bottom-left"
      nodeColor={color}
      nodeBorderRadius={16}
      maskColor="color-mix(in srgb, var(--ground) 72%, transparent)"
      pannable
      zoomable
      ariaLabel="Small map of the flow"
    />
  );
}
