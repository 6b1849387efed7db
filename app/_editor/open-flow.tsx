'use client';
import { useEffect, useState } from 'react';
import type { FlowView } from '../../server/flows/get-flow';
import { useMay, useWorkspace } from '../_ui/workspace';
import { createEditor } from './create-editor';
import { FlowEditor } from './flow-editor';
import { useCounts } from './use-counts';
import { useSaving, useSend } from './use-saving';
import { useServerNews } from './use-server-news';

/** The editor of a fetched flow. Fetched again, the flow only brings news; what is drawn stays the person's own. */
export function OpenFlow({ flow }: { flow: FlowView }) {
  const { slug } = useWorkspace();
  const may = useMay();
  const send = useSend(flow.id);
  const [editor] = useState(() => createEditor({ workspace: slug, flow, mayEdit: may.edit && !flow.archived, send }));
  useSaving(editor);
  useServerNews(editor, flow);
  useCounts(editor);
  useEffect(() => {
    document.title = `${flow.name} · Sluice`;
  }, [flow.name]);
  return <FlowEditor editor={editor} flow={flow} />;
}
