'use client';
import { Button, VisuallyHidden } from '@mantine/core';
import { EmptyState } from './empty-state';
import { LinkButton } from './link-button';
import { BrokenPipePicture } from './pictures/broken-pipe';
import { NothingFoundPicture } from './pictures/nothing-found';
import { problemsOf } from './problems-of';

/** What cannot be mended by trying again: there is no such thing, or the address is not one of ours. */
const isMissing = (code: string) => code.endsWith('.notFound') || code === 'input.invalid';

/** A page that could not be shown: what happened and the way on, in plain words. */
export function ErrorView({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const [problem] = problemsOf(error);
  if (problem && isMissing(problem.code)) return <NotHere />;
  return (
    <section role="alert">
      <VisuallyHidden component="h1">This page cannot be shown now</VisuallyHidden>
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

const NotHere = () => (
  <section role="alert">
    <VisuallyHidden component="h1">Not here</VisuallyHidden>
    <EmptyState
      picture={<NothingFoundPicture />}
      text="This is not here. It may have been removed, or the address has a slip in it."
      action={<LinkButton href="/">Go to the start</LinkButton>}
    />
  </section>
);
