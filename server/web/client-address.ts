import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Finds the address a request comes from. Forwarded addresses are believed only from proxies the operator has named. */
export function clientAddressFinder(trustedProxies: readonly string[]): (request: IncomingMessage) => string | null {
  const proxies = listOf(trustedProxies);
  const isProxy = (address: string) => isIP(address) !== 0 && proxies.check(address, familyOf(address));
  return (request) => {
    const direct = plain(request.socket.remoteAddress);
    if (direct === null || !isProxy(direct)) return direct;
    // Each proxy adds its own caller at the end, so the first stranger from the right is the client.
    const hops = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(plain);
    return hops.reverse().find((hop) => hop !== null && !isProxy(hop)) ?? direct;
  };
}

/** @throws when an entry is neither an address nor a range. */
function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address nor a range.`);
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** "::ffff:10.0.0.1" is 10.0.0.1. Null for what is no address. */
function plain(text: string | undefined): string | null {
  const address = text?.trim().replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  return isIP(address) === 0 ? null : address;
}
