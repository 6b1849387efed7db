'use client';
import { ErrorView } from './_ui/error-view';

export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return <ErrorView error={error} onRetry={reset} />;
}
