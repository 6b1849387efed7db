'use client';
import { Button } from '@mantine/core';
import { EmptyState } from './empty-state';
import { BrokenPipePicture } from './pictures/broken-pipe';
import { problemsOf } from './problems-of';

/** A page that could not be shown: what happened and the way on, in plain words. */
export function ErrorView({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const [problem] = problemsOf(error);
  return (
    <section role="alert">
      <EmptyState
        picture={<BrokenPipePicture />}
        text={
          <>
            {problem?.message} {problem?.advice}
          </>
        }
        action={
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        }
      />
    </section>
  );
}
