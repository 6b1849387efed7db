import { createStore } from 'zustand/vanilla';
import { fetchUntilHere } from '../later';

/** Whether the palette's code is wanted: it comes a moment after the page, or when somebody asks for it. */
export const paletteStore = createStore<{ readonly isWanted: boolean }>()(() => ({ isWanted: false }));

export async function openPalette(): Promise<void> {
  paletteStore.setState({ isWanted: true });
  const { spotlight } = await fetchUntilHere(() => import('@mantine/spotlight'));
  spotlight.open();
}
