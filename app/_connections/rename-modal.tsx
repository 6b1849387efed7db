'use client';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { OneLineModal } from '../_ui/one-line-modal';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { ConnectionView } from './connection-view';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly connection: ConnectionView;
}

/** Another name for a connection; flows keep pointing to it. */
export function RenameModal({ opened, onClose, connection: { id, name } }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const rename = useMutation(
    trpc.connections.update.mutationOptions({
      onSuccess: (_nothing, { name: chosen }) => {
        sayDone(`It is called ${chosen} now.`);
        onClose();
      },
    }),
  );
  return (
    <OneLineModal
      opened={opened}
      onClose={onClose}
      title={`Rename ${name}`}
      text="Flows and orders show the new name at once."
      label="Name"
      placeholder={name}
      initial={name}
      verb="Rename"
      busy={rename.isPending}
      onSubmit={(chosen) => rename.mutate({ workspace: slug, connectionId: id, name: chosen })}
    />
  );
}
