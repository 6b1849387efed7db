'use client';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { OneLineModal } from '../_ui/one-line-modal';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { OrderDelivery } from './order-view';
import { sayOperation } from './say-delivery';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly delivery: OrderDelivery;
}

/** Gives a delivery up on purpose, with a reason that stays on the timeline. */
export function SkipModal({ opened, onClose, delivery }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { connectionName } = delivery;
  const skip = useMutation(
    trpc.orders.skip.mutationOptions({
      onSuccess: () => {
        sayDone(`Skipped. ${connectionName} will not be asked to ${sayOperation(delivery)}.`);
        onClose();
      },
    }),
  );
  return (
    <OneLineModal
      opened={opened}
      onClose={onClose}
      title={`Skip ${connectionName}`}
      text={`${connectionName} will not be asked to ${sayOperation(delivery)}. You can still try it again later from the order.`}
      label="Reason"
      placeholder="Entered by hand already"
      verb="Skip"
      busy={skip.isPending}
      onSubmit={(reason) => skip.mutate({ workspace: slug, deliveryId: delivery.id, reason })}
    />
  );
}
