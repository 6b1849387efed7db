import type { IncomingMessage } from 'node:http';
import { findAccount } from '../auth/find-account';
import { hasAccounts } from '../workspaces/get-me';
import type { Site } from './site';

/** Pages people see before they have an account. */
const outside = new Set(['/sign-in', '/welcome']);

/**
 * Where somebody is sent before a page is drawn; null when they may go on. Only saves them a look at an empty frame: what
 * people may see is decided by every procedure.
 */
export async function doorFor(site: Site, request: IncomingMessage): Promise<string | null> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  if (!isPage(pathname)) return null;
  const { account } = await findAccount({ ...site, ...site.world }, request.headers);
  if (account) return outside.has(pathname) ? '/' : null;
  if (!(await hasAccounts(site.world))) return pathname === '/welcome' ? null : '/welcome';
  if (pathname === '/welcome') return '/sign-in';
  if (outside.has(pathname)) return null;
  return pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname + search)}`;
}

/** Files have a dot in their last part; Next's own live under /_next. */
const isPage = (pathname: string) => !pathname.startsWith('/_next/') && !/\.[a-z0-9]+$/i.test(pathname);
