import { sayFailed } from '../notify';

/** Ends the session and leaves by a full page load, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  // Fetched when it is wanted: every page has the menu, few people leave by it.
  const { authClient } = await import('../auth-client');
  const { error } = await authClient.signOut();
  if (error) return sayFailed(error);
  window.location.assign('/sign-in');
}
