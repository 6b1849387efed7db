'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { QueryView } from '../_ui/query-view';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { EditorSkeleton } from './editor-skeleton';

// Asked for as soon as this file runs, so that it travels beside the flow itself and the page around it is there first.
const code = typeof window === 'undefined' ? null : import('./open-flow');
const OpenFlow = lazy(() => (code ?? import('./open-flow')).then((file) => ({ default: file.OpenFlow })));

/** A flow's page: fetches it, then hands it to the editor, which from then on is what the person sees. */
export function FlowPage({ flowId }: { flowId: string }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.flows.get.queryOptions({ workspace: slug, flowId }, { refetchOnWindowFocus: 'always' }));
  return (
    <QueryView query={query} skeleton={<EditorSkeleton />}>
      {(flow) => (
        <Suspense fallback={<EditorSkeleton />}>
          <OpenFlow flow={flow} />
        </Suspense>
      )}
    </QueryView>
  );
}
