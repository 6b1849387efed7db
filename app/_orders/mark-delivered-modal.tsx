'use client';
import { useMutation } from '@tanstack/react-query';
import { sayDone } from '../_ui/notify';
import { OneLineModal } from '../_ui/one-line-modal';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { OrderDelivery } from './order-view';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly delivery: OrderDelivery;
}

/** For a delivery whose answer was lost and that a person has found at the destination. */
export function MarkDeliveredModal({ opened, onClose, delivery }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { connectionName, reference } = delivery;
  const mark = useMutation(
    trpc.orders.markDelivered.mutationOptions({
      onSuccess: () => {
        sayDone(`Noted. The order goes on as delivered to ${connectionName}.`);
        onClose();
      },
    }),
  );
  return (
    <OneLineModal
      opened={opened}
      onClose={onClose}
      title={`It is at ${connectionName} already`}
      text={`Search for ${reference} at ${connectionName} and copy the number it has there. Nothing more is sent.`}
      label={`Number at ${connectionName}`}
      placeholder="1042"
      verb="It is there"
      busy={mark.isPending}
      onSubmit={(remoteId) => mark.mutate({ workspace: slug, deliveryId: delivery.id, remoteId })}
    />
  );
}
