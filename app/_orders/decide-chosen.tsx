import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { DecidedOrders } from '../../server/orders/decide-orders';
import { sayDone } from '../_ui/notify';
import { OneLineModal } from '../_ui/one-line-modal';
import { sayMany } from '../_ui/say-number';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';

interface Props {
  /** Those of the ticked orders that are held. */
  readonly orderIds: readonly string[];
  readonly disabled: boolean;
  readonly onDone: () => void;
}

/** Approves or rejects all ticked orders that are held, in one go. */
export function DecideChosen({ orderIds, disabled, onDone }: Props) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [isRejecting, rejecting] = useDisclosure(false);
  const decide = useMutation(
    trpc.orders.decideMany.mutationOptions({
      onSuccess: (said, { state }) => {
        sayDone(sayDecided(said, state));
        rejecting.close();
        onDone();
      },
    }),
  );
  const many = sayMany(orderIds.length, { one: 'order' });
  return (
    <>
      <Button
        size="compact-md"
        leftSection={<IconCheck size={16} aria-hidden />}
        disabled={disabled}
        loading={decide.isPending && !isRejecting}
        onClick={() => decide.mutate({ workspace, orderIds: [...orderIds], state: 'approved' })}
      >
        Approve {many}
      </Button>
      <Button size="compact-md" variant="default" disabled={disabled} onClick={rejecting.open}>
        Reject
      </Button>
      <OneLineModal
        opened={isRejecting}
        onClose={rejecting.close}
        title={`Reject ${many}`}
        text="They go on by “Rejected” where the flow says so, and end here otherwise. Nothing is sent to the buyers by this."
        label="Reason"
        placeholder="Sold out for good"
        verb="Reject"
        busy={decide.isPending}
        onSubmit={(reason) => decide.mutate({ workspace, orderIds: [...orderIds], state: 'rejected', reason })}
      />
    </>
  );
}

function sayDecided({ decided, notYours, notHeld }: DecidedOrders, state: 'approved' | 'rejected'): string {
  const verb = state === 'approved' ? 'Approved' : 'Rejected';
  return [
    decided > 0 ? `${verb} ${sayMany(decided, { one: 'order' })}.` : 'Nothing was decided.',
    ...(notYours > 0 ? [`${sayMany(notYours, { one: 'order' })} cannot be decided with your role.`] : []),
    ...(notHeld > 0 ? [`${sayMany(notHeld, { one: 'order' })} had been decided before.`] : []),
  ].join(' ');
}
