import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sayFailed } from './notify';
import { isShutOut, isSignedOut, problemsOf } from './problems-of';

/** How often what is on the screen is read again while somebody looks at it. */
export const livelyMs = 4000;
/** The same for pages that change rarely. */
export const calmMs = 20_000;

const canHelpToRetry = (failures: number, error: unknown) =>
  failures < 2 && problemsOf(error).every(({ retry }) => retry === 'later');

/**
 * Every mutation refreshes what is on the screen, so no page can forget to.
 * A mutation with `meta: { quiet: true }` shows its own failure; all others say it in a notification.
 */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 2000, retry: canHelpToRetry, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
    queryCache: new QueryCache({
      // Whoever is signed out, or no longer a member, is asked again who they are; the gate then shows them the door.
      onError: (error) => {
        if (isSignedOut(error) || isShutOut(error)) void client.invalidateQueries({ queryKey: [['me', 'get']] });
      },
    }),
    mutationCache: new MutationCache({
      onSuccess: () => client.invalidateQueries(),
      onError: (error, ...[, , mutation]) => {
        if (isShutOut(error)) void client.invalidateQueries({ queryKey: [['me', 'get']] });
        if (mutation.meta?.['quiet'] !== true) sayFailed(error);
      },
    }),
  });
  return client;
}
