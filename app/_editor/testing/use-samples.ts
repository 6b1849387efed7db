import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sampleOrders } from '../../../nodes/graph/sample';
import { useTRPC } from '../../_ui/trpc';
import { useMay } from '../../_ui/workspace';
import { useDrawing, useEditor, useOverlay, useView } from '../editor-context';
import type { PinnedOrder } from '../state/view-store';
import { birthplaces } from './birthplaces';

/** Orders to try this flow with: the one that was pasted, real ones of its accounts, made-up ones. Some also when the server cannot be asked. */
export function useSamples(): readonly PinnedOrder[] {
  const trpc = useTRPC();
  const { workspace } = useEditor();
  const may = useMay();
  const pasted = useView((state) => state.pasted);
  const connections = useOverlay((state) => state.connections);
  const flow = useDrawing((state) => state.flow);
  const ids = useMemo(() => birthplaces(flow).filter((id) => connections.has(id)), [flow, connections]);
  const options = trpc.samples.list.queryOptions({ workspace, connectionIds: [...ids] }, { staleTime: 60_000 });
  const query = useQuery({ ...options, enabled: may.edit, placeholderData: keepPreviousData });
  return useMemo(() => {
    const own = pasted ? [pasted] : [];
    if (query.data && query.data.length > 0) return [...own, ...query.data];
    const all = [...connections.values()];
    const birthplace = connections.get(ids[0] ?? '') ?? all.find(({ kind }) => kind === 'marketplace') ?? all[0];
    const madeUp = sampleOrders(birthplace ?? nowhere, new Date().toISOString());
    return [...own, ...madeUp.map((one) => ({ ...one, eventKind: one.event.kind }))];
  }, [query.data, connections, ids, pasted]);
}

const nowhere = { id: 'sample', name: 'a marketplace', channel: 'sample' };
