import { useMutation } from '@tanstack/react-query';
import { sayDone, sayDoneWithUndo } from '../_ui/notify';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { FlowRow } from './flow-row';

/** Copies a flow as a draft, or puts it away with a way back. */
export function useFlowActs({ id, name, liveVersion }: Pick<FlowRow, 'id' | 'name' | 'liveVersion'>) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const one = { workspace: slug, flowId: id };
  const restore = useMutation(
    trpc.flows.restore.mutationOptions({
      onSuccess: () => sayDone(liveVersion === null ? `${name} is back.` : `${name} is back, switched off.`),
    }),
  );
  const archive = useMutation(
    trpc.flows.archive.mutationOptions({
      onSuccess: () =>
        sayDoneWithUndo(liveVersion === null ? `${name} is archived.` : `${name} is switched off and archived.`, () =>
          restore.mutate(one),
        ),
    }),
  );
  const duplicate = useMutation(
    trpc.flows.duplicate.mutationOptions({
      onSuccess: () => sayDone(`A copy of ${name} is among your flows, as a draft.`),
    }),
  );
  return { archive: () => archive.mutate(one), duplicate: () => duplicate.mutate(one) };
}
