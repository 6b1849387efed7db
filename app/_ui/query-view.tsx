'use client';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorView } from './error-view';

interface Props<Answer> {
  readonly query: {
    readonly data: Answer | undefined;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  /** The shape of what comes. */
  readonly skeleton: ReactNode;
  readonly children: (answer: Answer) => ReactNode;
}

/** One of three: the answer, the shape of it while it loads, or why it did not come. An old answer beats a fresh error. */
export function QueryView<Answer>({ query, skeleton, children }: Props<Answer>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      {skeleton}
    </div>
  );
}
