'use client';
import { type ReactNode, useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** What the server does not draw: its style attributes would not count there and never be mended (see skeleton-line.tsx). */
export function InBrowser({ children }: { children: ReactNode }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isBrowser ? children : null;
}
