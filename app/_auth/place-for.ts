import type { Me } from '../../server/workspaces/get-me';

/** `start`: the bare address, which only sends people on. */
export type Place = 'start' | 'welcome' | 'signIn' | 'workspace' | 'noWorkspace';

/** Where somebody belongs who comes to the front door. */
export function placeFor({ user, needsFirstAccount, workspaces, isPlatformAdmin }: Me): { place: Place; path: string } {
  if (needsFirstAccount) return { place: 'welcome', path: '/welcome' };
  if (!user) return { place: 'signIn', path: '/sign-in' };
  const [first] = workspaces;
  if (!first && isPlatformAdmin) return { place: 'workspace', path: '/admin' };
  if (!first) return { place: 'noWorkspace', path: '/no-workspace' };
  return { place: 'workspace', path: `/${first.slug}/health` };
}
