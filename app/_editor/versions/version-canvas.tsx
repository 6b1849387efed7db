'use client';
import { NativeSelect } from '@mantine/core';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import { QueryView } from '../../_ui/query-view';
import { FlowCanvas } from '../canvas/flow-canvas';
import { createReader } from '../create-editor';
import { EditorProvider, useDrawing, useEditor } from '../editor-context';
import { EditorSkeleton } from '../editor-skeleton';
import { type DiffView, diffView, sayDiff } from './diff-view';
import { useVersion } from './use-version';
import classes from './version-canvas.module.css';

type Against = 'before' | 'draft';

/** A version as it was drawn, nothing to be changed in it, with what is different from another. */
export function VersionCanvas({ number }: { number: number }) {
  const [against, setAgainst] = useState<Against>('before');
  const version = useVersion(number);
  return (
    <QueryView query={version} skeleton={<EditorSkeleton />}>
      {({ document }) => <Compared number={number} document={document} against={against} onAgainst={setAgainst} />}
    </QueryView>
  );
}

interface Props {
  readonly number: number;
  readonly document: FlowDocument;
  readonly against: Against;
  onAgainst(against: Against): void;
}

/** What it is compared with; null while that is fetched, and for the first version, which had nothing before it. */
function useOther(number: number, against: Against): FlowDocument | null {
  const draft = useDrawing(({ flow }) => flow);
  const earlier = useVersion(number - 1);
  return against === 'draft' ? draft : (earlier.data?.document ?? null);
}

function Compared({ number, document, against, onAgainst }: Props) {
  const other = useOther(number, against);
  const compared = useMemo((): DiffView => diffView(other ?? document, document), [other, document]);
  return (
    <>
      <ReadOnlyCanvas key={`${number} ${against} ${other === null}`} number={number} compared={compared} />
      <div className={classes['bar']}>
        <strong>Version {number}</strong>
        <NativeSelect
          size="xs"
          aria-label="Compare with"
          data={[
            { value: 'before', label: 'compared with the version before' },
            { value: 'draft', label: 'compared with the draft' },
          ]}
          value={against}
          onChange={({ currentTarget }) => onAgainst(currentTarget.value === 'draft' ? 'draft' : 'before')}
        />
        <span role="status">{sayDiff(compared.diff)}</span>
      </div>
    </>
  );
}

function ReadOnlyCanvas({ number, compared }: { number: number; compared: DiffView }) {
  const { workspace, flowId, overlay } = useEditor();
  const [reader] = useState(() => {
    const connections = [...overlay.getState().connections.values()];
    const made = createReader({
      workspace,
      flowId,
      flow: compared.flow,
      connections,
      lock: { kind: 'version', number },
    });
    made.overlay.setState({ marks: compared.marks });
    // What covers this canvas: the list of versions, and no palette.
    made.view.setState({ isPaletteOpen: false, side: 'versions' });
    return made;
  });
  return (
    <EditorProvider value={reader}>
      <ReactFlowProvider>
        <FlowCanvas />
      </ReactFlowProvider>
    </EditorProvider>
  );
}
