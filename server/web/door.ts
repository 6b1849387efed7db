import type { IncomingMessage } from 'node:http';
import { findAccount } from '../auth/find-account';
import { hasAccounts } from '../workspaces/get-me';
import type { Site } from './site';

/** Pages people see before they have an account. */
const outside = new Set(['/sign-in', '/welcome', '/forgotten', '/new-password']);

/** The links of our mails are for people who are signed in and for people who are not. */
const byLink = /^\/(invite|confirm)\//;

/** For those who have one and cannot get in. */
const forgetful = new Set(['/forgotten', '/new-password']);

/**
 * Where somebody is sent before a page is drawn; null when they may go on. Only saves them a look at an empty frame: what
 * people may see is decided by every procedure.
 */
export async function doorFor(site: Site, request: IncomingMessage): Promise<string | null> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  if (!isPage(pathname) || byLink.test(pathname)) return null;
  const { account } = await findAccount({ ...site, ...site.world }, request.headers);
  if (account) return outside.has(pathname) ? '/' : null;
  const door = (await hasAccounts(site.world)) ? '/sign-in' : '/welcome';
  return fromOutside(door, { pathname, search });
}

function fromOutside(door: string, { pathname, search }: { pathname: string; search: string }): string | null {
  if (pathname === door || (door === '/sign-in' && forgetful.has(pathname))) return null;
  const isWorthReturning = door === '/sign-in' && pathname !== '/' && !outside.has(pathname);
  return isWorthReturning ? `${door}?next=${encodeURIComponent(pathname + search)}` : door;
}

/** Files have a dot in their last part; Next's own live under /_next. */
const isPage = (pathname: string) => !pathname.startsWith('/_next/') && !/\.[a-z0-9]+$/i.test(pathname);
