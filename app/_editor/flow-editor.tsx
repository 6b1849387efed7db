'use client';
import { useMediaQuery } from '@mantine/hooks';
import { ReactFlowProvider } from '@xyflow/react';
import { Suspense, useEffect } from 'react';
import type { FlowView } from '../../server/flows/get-flow';
import { Bar } from './bar/bar';
import { CanvasTools } from './canvas/canvas-tools';
import { EmptyCanvas } from './canvas/empty-canvas';
import { FlowCanvas } from './canvas/flow-canvas';
import { type Editor, EditorProvider, useView } from './editor-context';
import classes from './flow-editor.module.css';
import {
  Dialogs,
  fetchAllParts,
  NodeMenu,
  Outline,
  SettingsPanel,
  TestPanel,
  VersionCanvas,
  VersionsPanel,
} from './later-parts';
import { LiveRegion } from './live-region';
import { LockBanner } from './lock-banner';
import { Palette } from './palette/palette';
import { StepPicker } from './palette/step-picker';
import { useDerived } from './use-derived';
import { useEditorKeys } from './use-editor-keys';

/** The editor of one flow: bar on top, steps left, settings right, the drawing in between. */
export function FlowEditor({ editor, flow }: { editor: Editor; flow: FlowView }) {
  return (
    <EditorProvider value={editor}>
      <ReactFlowProvider>
        <Parts flow={flow} />
      </ReactFlowProvider>
    </EditorProvider>
  );
}

function Parts({ flow }: { flow: FlowView }) {
  useDerived();
  useEditorKeys();
  return (
    <div className={classes['editor']}>
      <Bar flow={flow} />
      <LockBanner />
      <div className={classes['stage']}>
        <Stage />
        <SidePanels flow={flow} />
      </div>
      <StepPicker />
      <LiveRegion />
      <OnDemand />
    </div>
  );
}

/** A past version, the drawing, or its outline, which is also what a phone gets. */
function Stage() {
  const mode = useView((view) => view.mode);
  const shownVersion = useView((view) => view.shownVersion);
  const isNarrow = useMediaQuery('(max-width: 48em)');
  if (shownVersion !== null) {
    return (
      <Suspense>
        <VersionCanvas number={shownVersion} />
      </Suspense>
    );
  }
  if (mode === 'canvas' && !isNarrow) return <CanvasView />;
  return (
    <Suspense>
      <Outline />
    </Suspense>
  );
}

function CanvasView() {
  return (
    <>
      <FlowCanvas />
      <EmptyCanvas />
      <Palette />
      <CanvasTools />
    </>
  );
}

function SidePanels({ flow }: { flow: FlowView }) {
  const side = useView((view) => view.side);
  const isSettingsOpen = useView((view) => view.isSettingsOpen);
  usePrefetch();
  return (
    <Suspense>
      {side === null && isSettingsOpen && <SettingsPanel />}
      {side === 'test' && <TestPanel />}
      {side === 'versions' && <VersionsPanel flow={flow} />}
    </Suspense>
  );
}

function usePrefetch() {
  useEffect(() => {
    const timer = setTimeout(() => void fetchAllParts(), 500);
    return () => clearTimeout(timer);
  }, []);
}

/** Parts whose code is fetched when they are first wanted. */
function OnDemand() {
  const dialog = useView((view) => view.dialog);
  const menu = useView((view) => view.menu);
  return (
    <Suspense>
      {dialog !== null && <Dialogs dialog={dialog} />}
      {menu !== null && <NodeMenu menu={menu} />}
    </Suspense>
  );
}
