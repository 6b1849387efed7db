'use client';
import { sayExactly, sayWhen } from './say-time';
import { useNow } from './use-now';

/** "2 min ago", with the exact moment on hover. */
export function Time({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={sayExactly(at)} suppressHydrationWarning>
      {sayWhen(at, now)}
    </time>
  );
}
