import { failed, ok, type Problem, type Result } from '../../../nodes/problem';

/** The account's address with a step's path behind it. What an order says cannot lead anywhere above the account's own address. */
export function addressOf(base: string, path: string): Result<string> {
  const address = `${base.replace(/\/+$/, '')}${path}`;
  const url = URL.parse(address);
  const root = URL.parse(base);
  if (!url || !root) return failed(unusable(address));
  const below = root.pathname.replace(/\/+$/, '');
  const isInside = url.origin === root.origin && (url.pathname === below || url.pathname.startsWith(`${below}/`));
  return isInside && !hasDots(path) ? ok(url.href) : failed(unusable(address));
}

/** A dot segment, plain or encoded, climbs up the path. */
const hasDots = (path: string) => /(^|\/)(\.|%2e){1,2}(\/|\?|#|$)/i.test(path);

const unusable = (address: string): Problem => ({
  code: 'destination.badAddress',
  message: `This is no address below the web service’s own: ${address.slice(0, 200)}`,
  advice: 'Look at the path in the step, and at the fields of the order it holds.',
  retry: 'never',
});
