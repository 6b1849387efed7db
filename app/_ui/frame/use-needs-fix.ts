import { useQuery } from '@tanstack/react-query';
import { livelyMs } from '../query-client';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../workspace';

/** How many orders of this workspace wait for a person; 0 until it is known. */
export function useNeedsFix(): number {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data } = useQuery(trpc.workspace.get.queryOptions({ workspace: slug }, { refetchInterval: livelyMs }));
  return data?.counts.needsFix ?? 0;
}
