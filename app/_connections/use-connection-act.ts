import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

const said = {
  pause: 'Paused. Nothing is asked for or sent until you resume; webhooks are still kept.',
  resume: 'Resumed. What waited goes out now.',
  archive: 'Removed. Its orders and their history stay.',
  pollNow: 'Asking now. New orders appear as they are read.',
} as const;

/** The things a button does to a connection at once: pause, resume, remove, ask now. */
export function useConnectionAct(verb: keyof typeof said, connectionId: string) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const act = useMutation(trpc.connections[verb].mutationOptions({ onSuccess: () => sayDone(said[verb]) }));
  return {
    isPending: act.isPending,
    run: (onDone?: () => void) => act.mutate({ workspace: slug, connectionId }, { onSuccess: () => onDone?.() }),
  };
}
