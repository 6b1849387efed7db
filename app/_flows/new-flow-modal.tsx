'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useHere } from '../_ui/frame/use-here';
import { OneLineModal } from '../_ui/one-line-modal';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

/** Names a new flow and opens its empty canvas. */
export function NewFlowModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { to } = useHere();
  const { slug } = useWorkspace();
  const create = useMutation(
    trpc.flows.create.mutationOptions({ onSuccess: ({ id }) => router.push(to(`flows/${id}`)) }),
  );
  return (
    <OneLineModal
      opened={opened}
      onClose={onClose}
      title="Create a flow"
      text="It starts as a draft on an empty canvas. Nothing happens to orders until you publish it."
      label="Name"
      placeholder="Marketplaces to shop"
      verb="Create"
      busy={create.isPending || create.isSuccess}
      onSubmit={(name) => create.mutate({ workspace: slug, name })}
    />
  );
}
