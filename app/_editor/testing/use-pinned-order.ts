import { useEditor, useView } from '../editor-context';
import type { PinnedOrder } from '../state/view-store';
import { useSamples } from './use-samples';

/** The order the person pinned, else the first there is to try with. */
export function usePinnedOrder(): PinnedOrder | null {
  const pinned = useView((state) => state.pinned);
  const samples = useSamples();
  return pinned ?? samples[0] ?? null;
}

/** Pins an order, and what it is best tried with. */
export function usePin(): (order: PinnedOrder | undefined) => void {
  const { view } = useEditor();
  return (order) => order && view.setState({ pinned: order, pinnedKind: order.eventKind });
}
