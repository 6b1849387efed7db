'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FlowView } from '../../server/flows/get-flow';
import { QueryView } from '../_ui/query-view';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import { createEditor } from './create-editor';
import { EditorSkeleton } from './editor-skeleton';
import { FlowEditor } from './flow-editor';
import { useCounts } from './use-counts';
import { useSaving, useSend } from './use-saving';
import { useServerNews } from './use-server-news';

/** A flow's page: fetches it, then hands it to the editor, which from then on is what the person sees. */
export function FlowPage({ flowId }: { flowId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.flows.get.queryOptions({ workspace: slug, flowId }, { refetchOnWindowFocus: 'always' }));
  return (
    <QueryView query={query} skeleton={<EditorSkeleton />}>
      {(flow) => <OpenFlow flow={flow} />}
    </QueryView>
  );
}

function OpenFlow({ flow }: { flow: FlowView }) {
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
