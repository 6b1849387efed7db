'use client';
import { useMounted } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** Draws the doors in the browser alone: the style attributes a server would write into its markup are refused by the content policy. */
export function InBrowser({ children }: { children: ReactNode }) {
  return useMounted() ? children : null;
}
