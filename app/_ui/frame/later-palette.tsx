'use client';
import { Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { later } from '../later';
import { openPalette, paletteStore } from './palette-store';

const Palette = later(() => import('./palette').then((file) => file.Palette));

/** Long enough for the page itself to be on the screen first. */
const SETTLED_MS = 1_500;

/** The palette, whose code comes after the page's own. The key is listened to here, so that it works before and meanwhile. */
export function LaterPalette() {
  const isWanted = useStore(paletteStore, (state) => state.isWanted);
  useEffect(() => {
    const timer = setTimeout(() => paletteStore.setState({ isWanted: true }), SETTLED_MS);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void openPalette();
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', onKeyDown);
    };
  }, []);
  if (!isWanted) return null;
  return (
    <Suspense>
      <Palette />
    </Suspense>
  );
}
