'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { MarkDeliveredModal } from './mark-delivered-modal';
import type { OrderDelivery } from './order-view';
import { RetryButton } from './retry-button';
import { SkipModal } from './skip-modal';

/** What a person can do about one delivery now. */
export function DeliveryActions({ delivery }: { delivery: OrderDelivery }) {
  const [skipOpen, skip] = useDisclosure(false);
  const [markOpen, mark] = useDisclosure(false);
  return (
    <>
      {delivery.can.includes('retry') && <RetryButton what={{ deliveryId: delivery.id }} />}
      {delivery.can.includes('markDelivered') && (
        <Button size="compact-md" variant="default" onClick={mark.open}>
          It is there already
        </Button>
      )}
      {delivery.can.includes('skip') && (
        <Button size="compact-md" variant="default" onClick={skip.open}>
          Skip
        </Button>
      )}
      <SkipModal opened={skipOpen} onClose={skip.close} delivery={delivery} />
      <MarkDeliveredModal opened={markOpen} onClose={mark.close} delivery={delivery} />
    </>
  );
}
