'use client';
import { ReactFlowProvider } from '@xyflow/react';
import { useState } from 'react';
import type { TemplateNews } from '../../../server/templates/template-news';
import { useWorkspace } from '../../_ui/workspace';
import { FlowCanvas } from '../canvas/flow-canvas';
import { createReader } from '../create-editor';
import { EditorProvider } from '../editor-context';
import { diffView, sayDiff } from './diff-view';
import classes from './news-canvas.module.css';

interface Props {
  readonly flowId: string;
  readonly news: Pick<TemplateNews, 'before' | 'after' | 'now' | 'connections'>;
}

/** A template as it is now, with what is different from what a flow was made of. Fills its container. */
export function NewsCanvas({ flowId, news: { before, after, now, connections } }: Props) {
  const { slug } = useWorkspace();
  const [{ editor, diff }] = useState(() => {
    const compared = diffView(before ?? after, after);
    const lock = { kind: 'version', number: now } as const;
    const reader = createReader({ workspace: slug, flowId, flow: compared.flow, connections, lock });
    reader.overlay.setState({ marks: compared.marks });
    reader.view.setState({ isPaletteOpen: false });
    return { editor: reader, diff: compared.diff };
  });
  return (
    <EditorProvider value={editor}>
      <ReactFlowProvider>
        <div className={classes['stage']}>
          <FlowCanvas />
          {before !== null && (
            <p className={classes['bar']} role="status">
              {sayDiff(diff)}
            </p>
          )}
        </div>
      </ReactFlowProvider>
    </EditorProvider>
  );
}
