'use client';
import { useMutation } from '@tanstack/react-query';
import { OneLineModal } from '../one-line-modal';
import { useTRPC } from '../trpc';

/** Opens a workspace for one more client, and goes there. */
export function AddWorkspaceModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const trpc = useTRPC();
  const add = useMutation(
    trpc.me.addWorkspace.mutationOptions({ onSuccess: ({ slug }) => window.location.assign(`/${slug}/health`) }),
  );
  return (
    <OneLineModal
      opened={opened}
      onClose={onClose}
      title="Open another workspace"
      text="One for each shop or client: its connections, flows, orders and members are its own. You will own it."
      label="Name"
      placeholder="Nordic Lights"
      verb="Open it"
      busy={add.isPending || add.isSuccess}
      onSubmit={(name) => add.mutate({ name })}
    />
  );
}
