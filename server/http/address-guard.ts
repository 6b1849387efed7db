import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where a connection may speak to. */
export interface Reach {
  /** Loopback addresses too, and there without TLS: the demo's own channels. */
  readonly loopback: boolean;
  /** "host" or "host:port" that the operator trusts whatever its address is: a shop in the same network. */
  readonly trusted: readonly string[];
}

/** Any other port is somebody's database or admin page more often than a shop. */
const ports = new Set(['', '443', '8443']);

/**
 * Why this address may not be called, as a sentence that gives nothing away about what is there; null when it may.
 * A name is checked again by its addresses when it is looked up (guarded-connect.ts).
 */
export function refusalOf(url: URL, reach: Reach): string | null {
  if (url.username || url.password) return 'The address must not contain a user name or password.';
  if (isTrusted(url, reach)) return null;
  const host = hostOf(url);
  if (reach.loopback && isLoopback(host)) return null;
  if (url.protocol !== 'https:') return 'The address must begin with https://.';
  if (!ports.has(url.port)) return 'The address uses a port that is not allowed.';
  if (isIP(host) !== 0 && !isPublic(host)) return notPublic;
  return null;
}

export const notPublic = 'The address is not on the public internet.';

export const isTrusted = (url: Pick<URL, 'host' | 'hostname'>, { trusted }: Reach): boolean =>
  trusted.includes(url.host) || trusted.includes(url.hostname);

/** The name or literal as it will be connected to: no brackets, no trailing dot, lower case. */
export const hostOf = ({ hostname }: Pick<URL, 'hostname'>): string =>
  hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '')
    .toLowerCase();

/** Ordinary addresses only. IPv4 inside IPv6 is judged as the IPv4 it is. */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');

export const isLoopbackAddress = (address: string): boolean => ipaddr.isValid(address) && isLoopback(address);
