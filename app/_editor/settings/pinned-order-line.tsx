import { NativeSelect } from '@mantine/core';
import { IconPin } from '@tabler/icons-react';
import { orderChoices } from '../testing/order-picker';
import { usePin, usePinnedOrder } from '../testing/use-pinned-order';
import { useSamples } from '../testing/use-samples';

/** Which order the previews above speak of. It is only looked at here and never used in live. */
export function PinnedOrderLine() {
  const pin = usePin();
  const samples = useSamples();
  const pinned = usePinnedOrder();
  if (!pinned) return null;
  return (
    <NativeSelect
      size="xs"
      label="Preview with this order"
      leftSection={<IconPin size={14} aria-hidden />}
      data={orderChoices(samples)}
      value={pinned.id}
      onChange={({ currentTarget }) => pin(samples.find(({ id }) => id === currentTarget.value))}
    />
  );
}
