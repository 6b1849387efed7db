import { type ComponentType, lazy } from 'react';

const RETRY_MS = 1_500;

/** Tries until the code is here: without a network an open page waits for its parts, it does not break. */
export async function fetchUntilHere<Part>(fetch: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await fetch();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** A part of a page whose code comes when it is first wanted. */
export const later = <Props extends object>(fetch: () => Promise<ComponentType<Props>>) =>
  lazy(() => fetchUntilHere(fetch).then((Part) => ({ default: Part })));
