import type { HttpRequest } from '../connectors/contract';

export const mask = '•••';

const hiddenHeaders =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key|.*(token|secret|signature|password|api-?key|access-?key).*)$/i;

export const isHiddenHeader = (name: string): boolean => hiddenHeaders.test(name);

/** What proves who we are in this request: the account's own secrets, and whatever its headers made of them ("Basic YW5hOnB3"). */
export function provingTexts(
  { headers = {} }: Pick<HttpRequest, 'headers'>,
  secrets: readonly string[],
): readonly string[] {
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    isHiddenHeader(name) ? [value, value.replace(/^\w+ +/, '')] : [],
  );
  return [...new Set([...secrets, ...sent])].sort((a, b) => b.length - a.length);
}

/** Takes these out wherever they stand, as they are and as they stand in an address or the body of a form. */
export const leaveOut = (text: string, secrets: readonly string[]): string =>
  secrets
    // A shorter one would be found in words that are none.
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((left, secret) => left.replaceAll(secret, mask), text);
