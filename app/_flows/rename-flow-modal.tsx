'use client';
import { useMutation } from '@tanstack/react-query';
import { OneLineModal } from '../_ui/one-line-modal';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { FlowRow } from './flow-row';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly flow: FlowRow;
}

export function RenameFlowModal({ opened, onClose, flow: { id, name } }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const rename = useMutation(trpc.flows.rename.mutationOptions({ onSuccess: onClose }));
  return (
    <OneLineModal
      opened={opened}
      onClose={onClose}
      title={`Rename ${name}`}
      text="Orders and runs show the new name at once."
      label="Name"
      placeholder={name}
      initial={name}
      verb="Rename"
      busy={rename.isPending}
      onSubmit={(chosen) => rename.mutate({ workspace: slug, flowId: id, name: chosen })}
    />
  );
}
