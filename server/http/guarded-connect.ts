import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isLoopbackAddress, isPublic, isTrusted, notPublic, type Reach } from './address-guard';

/** Raised before a byte is sent to an address that may not be called. */
export class BlockedAddress extends Error {
  constructor() {
    super(notPublic);
    this.name = 'BlockedAddress';
  }
}

/**
 * Opens sockets to allowed addresses only. Every address a name resolves to must be allowed, and the socket goes to one of
 * those, so a name that changes its mind between check and connect gains nothing. Node does not call `lookup` for literals;
 * the peer of the open socket is therefore checked once more.
 */
export function guardedConnect(reach: Reach): buildConnector.connector {
  const isAllowed = (address: string) => isPublic(address) || (reach.loopback && isLoopbackAddress(address));
  const options = { timeout: 5_000, allowH2: false, keepAlive: true };
  const connectTrusted = buildConnector(options);
  const connectChecked = buildConnector({ ...options, lookup: guardedLookup(isAllowed) });
  return (target, done) => {
    if (isTrusted({ host: target.host ?? target.hostname, hostname: target.hostname }, reach)) {
      connectTrusted(target, done);
      return;
    }
    connectChecked(target, (...[error, socket]) => {
      if (!socket) {
        done(error ?? new BlockedAddress(), null);
        return;
      }
      if (socket.remoteAddress && isAllowed(socket.remoteAddress)) {
        done(null, socket);
        return;
      }
      socket.destroy();
      done(new BlockedAddress(), null);
    });
  };
}

/** Resolves a name and refuses it whole when one of its addresses may not be called. */
const guardedLookup =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  // biome-ignore lint/complexity/useMaxParams: Node calls it
  (hostname, options, found) => {
    lookup(hostname, { ...options, all: true }, (error, addresses = []) => {
      const [first] = addresses;
      const allowed = first && addresses.every(({ address }) => isAllowed(address));
      if (!allowed) found(error ?? new BlockedAddress(), '');
      else if (options.all) found(null, addresses);
      else found(null, first.address, first.family);
    });
  };
