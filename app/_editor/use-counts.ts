import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../_ui/trpc';
import type { Editor } from './editor-context';

const REFRESH_MS = 15_000;

/** Orders of the last hour, on wires and cards. */
export function useCounts({ overlay, workspace, flowId }: Editor) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.flows.counts.queryOptions(
      { workspace, flowId, window: 'hour' },
      { refetchInterval: REFRESH_MS, staleTime: 5_000 },
    ),
  );
  useEffect(() => {
    if (data) overlay.setState({ counts: data });
  }, [overlay, data]);
}
