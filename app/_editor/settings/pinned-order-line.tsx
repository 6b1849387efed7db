import { NativeSelect } from '@mantine/core';
import { IconPin } from '@tabler/icons-react';
import { useEditor } from '../editor-context';
import { usePinnedOrder } from '../testing/use-pinned-order';
import { useSamples } from '../testing/use-samples';

/** Which order the previews above speak of. It is only looked at here and never used in live. */
export function PinnedOrderLine() {
  const { view } = useEditor();
  const samples = useSamples();
  const pinned = usePinnedOrder();
  if (!pinned) return null;
  return (
    <NativeSelect
      size="xs"
      label="Preview with this order"
      leftSection={<IconPin size={14} aria-hidden />}
      data={samples.map(({ id, label }) => ({ value: id, label }))}
      value={pinned.id}
      onChange={({ currentTarget }) =>
        view.setState({ pinned: samples.find(({ id }) => id === currentTarget.value) ?? null })
      }
    />
  );
}
