'use client';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutDistributeVertical, IconMap, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { sayMany } from '../../_ui/say-number';
import { tidyUp } from '../commands/tidy-up';
import { useDrawing, useEditor, useOverlay, useView } from '../editor-context';
import hidden from '../hidden.module.css';
import classes from './canvas-tools.module.css';

/** Bottom left: zoom, small map, tidy up. Bottom right: what there is to the drawing. */
export function CanvasTools() {
  const editor = useEditor();
  const { view, canvas } = editor;
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const isMinimapOpen = useView((state) => state.isMinimapOpen);
  const isPaletteOpen = useView((state) => state.isPaletteOpen);
  return (
    <>
      <div
        className={classes['tools']}
        data-beside-palette={(isPaletteOpen && !isLocked) || undefined}
        role="toolbar"
        aria-label="View"
      >
        <Tool label="Further away (-)" onClick={() => canvas.current?.zoomBy(0.8)}>
          <IconMinus size={16} aria-hidden />
        </Tool>
        <ZoomLevel />
        <Tool label="Closer (+)" onClick={() => canvas.current?.zoomBy(1.25)}>
          <IconPlus size={16} aria-hidden />
        </Tool>
        <Tool label="Show everything (1)" onClick={() => canvas.current?.fit()}>
          <IconMaximize size={16} aria-hidden />
        </Tool>
        <Tool
          label="Small map (M)"
          isPressed={isMinimapOpen}
          onClick={() => view.setState({ isMinimapOpen: !isMinimapOpen })}
        >
          <IconMap size={16} aria-hidden />
        </Tool>
        <CountsWindow />
        {!isLocked && (
          <Tool label="Tidy up (L)" onClick={() => void tidyUp(editor)}>
            <IconLayoutDistributeVertical size={16} aria-hidden />
          </Tool>
        )}
      </div>
      <Sum />
    </>
  );
}

interface ToolProps {
  readonly label: string;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, isPressed, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="md"
        aria-label={label}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** How far back the numbers on wires and cards reach. */
function CountsWindow() {
  const { view } = useEditor();
  const window = useView((state) => state.window);
  const isHour = window === 'hour';
  return (
    <Tooltip
      label={
        isHour ? 'Numbers are of the last hour; show the last day' : 'Numbers are of the last day; show the last hour'
      }
    >
      <button
        type="button"
        className={classes['zoom']}
        onClick={() => view.setState({ window: isHour ? 'day' : 'hour' })}
      >
        <span className={hidden['hidden']}>Numbers of the </span>
        last {isHour ? 'hour' : 'day'}
      </button>
    </Tooltip>
  );
}

function ZoomLevel() {
  const { canvas } = useEditor();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <button type="button" className={classes['zoom']} title="Full size (0)" onClick={() => canvas.current?.zoomTo(1)}>
      {percent} %
    </button>
  );
}

/** "5 steps · no problems". */
function Sum() {
  const steps = useDrawing(({ flow }) => flow.nodes.length);
  const chosen = useDrawing(({ selected }) => selected.size);
  const problems = useOverlay(
    ({ problemsOf, flowProblems }) =>
      [...flowProblems, ...[...problemsOf.values()].flat()].filter(({ severity }) => severity !== 'warning').length,
  );
  const isPanelOpen = useView(({ isSettingsOpen, side }) => isSettingsOpen || side !== null);
  const parts = [
    chosen > 1 ? `${chosen} of ${sayMany(steps, { one: 'step' })} chosen` : sayMany(steps, { one: 'step' }),
    problems === 0 ? 'no problems' : sayMany(problems, { one: 'problem' }),
  ];
  return (
    <p
      className={classes['sum']}
      data-beside-panel={isPanelOpen || undefined}
      data-problems={problems > 0 || undefined}
    >
      {parts.join(' · ')}
    </p>
  );
}
