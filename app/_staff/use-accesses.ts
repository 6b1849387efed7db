import { useQuery } from '@tanstack/react-query';
import { calmMs } from '../_ui/query-client';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

/** Who of Sluice's staff asks to be let in, and who is in. */
export function useAccesses() {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { data = [] } = useQuery(trpc.staff.list.queryOptions({ workspace: slug }, { refetchInterval: calmMs }));
  return data;
}
