import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useTRPC } from '../_ui/trpc';
import type { Editor } from './editor-context';

const REFRESH_MS = 15_000;

/** Orders of the last hour or day, on wires and cards. */
export function useCounts({ overlay, view, workspace, flowId }: Editor) {
  const trpc = useTRPC();
  const window = useStore(view, (state) => state.window);
  const options = trpc.flows.counts.queryOptions(
    { workspace, flowId, window },
    { refetchInterval: REFRESH_MS, staleTime: 5_000 },
  );
  const { data } = useQuery({ ...options, placeholderData: keepPreviousData });
  useEffect(() => {
    if (data) overlay.setState({ counts: data });
  }, [overlay, data]);
}
