import type { IncomingMessage } from 'node:http';

/**
 * Why a request may not change or read anything in a person's name; null when it may. A page of another site can make a
 * browser send our cookie along, but not make it lie in `Origin` and `Sec-Fetch-Site`.
 */
export function refusalOf(request: IncomingMessage, origins: readonly string[]): string | null {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && !origins.includes(origin)) return wrongOrigin(origins);
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none')
    return 'This request comes from another site.';
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  if (origin === undefined && site !== 'same-origin') return 'This request does not say which page it comes from.';
  return null;
}

const wrongOrigin = (origins: readonly string[]) =>
  `This request comes from another address than ${origins[0]}. Open Sluice there, or set PUBLIC_URL to the address you use.`;

/** JSON and nothing else: a form of another site cannot send it. */
export const isJson = ({ headers }: IncomingMessage): boolean =>
  /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
