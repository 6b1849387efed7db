import { useQuery } from '@tanstack/react-query';
import { PollSchedule } from '../../../_connections/poll-schedule';
import { useTRPC } from '../../../_ui/trpc';
import { useMay } from '../../../_ui/workspace';
import { useEditor } from '../../editor-context';

/** How often the chosen account is asked for news; nothing for one that only tells us by itself. */
export function ScheduleLine({ connectionId }: { connectionId: string }) {
  const trpc = useTRPC();
  const may = useMay();
  const { workspace } = useEditor();
  const { data } = useQuery(trpc.connections.get.queryOptions({ workspace, connectionId }, { staleTime: 10_000 }));
  return data?.canPoll ? <PollSchedule connection={data} mayEdit={may.admin} /> : null;
}
