import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sampleOrders } from '../../../nodes/graph/sample';
import { useTRPC } from '../../_ui/trpc';
import { useEditor, useOverlay } from '../editor-context';
import type { PinnedOrder } from '../state/view-store';

/** Orders to try a flow with: real ones first, then made-up ones. Always some, also when the server cannot be asked. */
export function useSamples(): readonly PinnedOrder[] {
  const trpc = useTRPC();
  const { workspace } = useEditor();
  const connections = useOverlay((state) => state.connections);
  const query = useQuery(trpc.samples.list.queryOptions({ workspace }, { staleTime: 60_000 }));
  return useMemo(() => {
    if (query.data && query.data.length > 0) return query.data;
    const all = [...connections.values()];
    const birthplace = all.find(({ kind }) => kind === 'marketplace') ?? all[0];
    return sampleOrders(birthplace ?? nowhere, new Date().toISOString());
  }, [query.data, connections]);
}

const nowhere = { id: 'sample', name: 'a marketplace', channel: 'sample' };
