import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../_ui/trpc';
import { useEditor } from '../editor-context';

/** A version never changes, so it is fetched once. */
export function useVersion(number: number) {
  const trpc = useTRPC();
  const { workspace, flowId } = useEditor();
  return useQuery({
    ...trpc.flows.version.queryOptions({ workspace, flowId, number }, { staleTime: Number.POSITIVE_INFINITY }),
    enabled: number > 0,
  });
}
