'use client';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { OneLineModal } from '../_ui/one-line-modal';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly holdId: string;
}

/** Turns a held order back, with a reason that stays on it. */
export function RejectModal({ opened, onClose, holdId }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const reject = useMutation(
    trpc.orders.reject.mutationOptions({
      onSuccess: () => {
        sayDone('Rejected. The order goes the way the flow draws for that, or ends here.');
        onClose();
      },
    }),
  );
  return (
    <OneLineModal
      opened={opened}
      onClose={onClose}
      title="Reject this order"
      text="It goes on by “Rejected” where the flow says so, and ends here otherwise. Nothing is sent to the buyer by this."
      label="Reason"
      placeholder="Address looks wrong"
      verb="Reject"
      busy={reject.isPending}
      onSubmit={(reason) => reject.mutate({ workspace: slug, holdId, reason })}
    />
  );
}
