import { authClient } from '../auth-client';
import { sayFailed } from '../notify';

/** Ends the session and leaves by a full page load, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  const { error } = await authClient.signOut();
  if (error) return sayFailed(error);
  window.location.assign('/sign-in');
}
