'use client';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { Step } from '../../../nodes/graph/trace';
import { useTRPC } from '../../_ui/trpc';
import { useWorkspace } from '../../_ui/workspace';
import { FlowCanvas } from '../canvas/flow-canvas';
import { byId, createReader } from '../create-editor';
import { EditorProvider } from '../editor-context';
import classes from './run-canvas.module.css';
import { RunStepCard, type StepDelivery } from './run-step-card';
import { runTrace } from './run-trace';

interface Props {
  readonly flowId: string;
  /** The drawing of the version it ran through. */
  readonly document: FlowDocument;
  readonly steps: readonly Step[];
  /** By node id. */
  readonly deliveries: Readonly<Record<string, readonly StepDelivery[]>>;
}

/** A run on the drawing of its version: the path is lit, a click on a step says why and what changed. Fills its container. */
export function RunCanvas({ flowId, document, steps, deliveries }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const flow = useQuery(trpc.flows.get.queryOptions({ workspace: slug, flowId }, { staleTime: 60_000 }));
  const [editor] = useState(() => {
    const lock = { kind: 'version', number: 0 } as const;
    const reader = createReader({ workspace: slug, flowId, flow: document, connections: [], lock });
    reader.view.setState({ isPaletteOpen: false });
    return reader;
  });
  useEffect(() => {
    editor.overlay.setState({ trace: runTrace(document, steps) });
  }, [editor, document, steps]);
  useEffect(() => {
    if (flow.data) editor.overlay.setState({ connections: byId(flow.data.connections) });
  }, [editor, flow.data]);
  return (
    <EditorProvider value={editor}>
      <ReactFlowProvider>
        <div className={classes['stage']}>
          <FlowCanvas />
          <RunStepCard deliveries={deliveries} />
        </div>
      </ReactFlowProvider>
    </EditorProvider>
  );
}
