import { Button, NativeSelect, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMay } from '../../_ui/workspace';
import type { PinnedOrder } from '../state/view-store';
import { PasteOrder } from './paste-order';
import { usePin, usePinnedOrder } from './use-pinned-order';
import { useSamples } from './use-samples';

const asChoice = ({ id, label }: PinnedOrder) => ({ value: id, label });

/** Under headings, so that nobody takes a made-up order for a real one. */
export const orderChoices = (samples: readonly PinnedOrder[]) =>
  [
    { group: 'Your orders', items: samples.filter(({ isReal }) => isReal).map(asChoice) },
    { group: 'Pasted', items: samples.filter(({ id }) => id === 'pasted').map(asChoice) },
    { group: 'Made up', items: samples.filter(({ id, isReal }) => !isReal && id !== 'pasted').map(asChoice) },
  ].filter(({ items }) => items.length > 0);

/** Which order the flow is tried with: a real one, a made-up one, or one that is pasted. */
export function OrderPicker() {
  const samples = useSamples();
  const pinned = usePinnedOrder();
  const pin = usePin();
  const may = useMay();
  const [isPasting, pasting] = useDisclosure(false);
  if (isPasting) return <PasteOrder onDone={pasting.close} />;
  return (
    <Stack gap={4}>
      <NativeSelect
        label="Order"
        data={orderChoices(samples)}
        value={pinned?.id ?? ''}
        onChange={({ currentTarget }) => pin(samples.find(({ id }) => id === currentTarget.value))}
      />
      {may.edit && (
        <Button size="compact-sm" variant="subtle" w="fit-content" onClick={pasting.open}>
          Paste an order
        </Button>
      )}
    </Stack>
  );
}
