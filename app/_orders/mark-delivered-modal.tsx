'use client';
import { useMutation } from '@tanstack/react-query';
import { Operation } from '../../nodes/capability';
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

/** What is asked: the number an order has there; of a message, only how one knows. */
const wordsFor = ({ connectionName, reference, operation }: OrderDelivery) =>
  Operation.safeParse(operation).success
    ? {
        title: `It is at ${connectionName} already`,
        text: `Search for ${reference} at ${connectionName} and copy the number it has there. Nothing more is sent.`,
        label: `Number at ${connectionName}`,
        placeholder: '1042',
        verb: 'It is there',
      }
    : {
        title: 'It has arrived',
        text: 'Nothing more is sent, and the order goes on as if we had seen it ourselves.',
        label: 'How do you know?',
        placeholder: 'The warehouse has it',
        verb: 'It has arrived',
      };

/** For a delivery whose answer was lost and that a person has found at the destination. */
export function MarkDeliveredModal({ opened, onClose, delivery }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { connectionName } = delivery;
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
      {...wordsFor(delivery)}
      busy={mark.isPending}
      onSubmit={(remoteId) => mark.mutate({ workspace: slug, deliveryId: delivery.id, remoteId })}
    />
  );
}
