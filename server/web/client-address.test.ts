import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { clientAddressFinder } from './client-address';

function aRequest(remoteAddress: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
}

it.each([
  ['a direct caller', '203.0.113.7', undefined, '203.0.113.7'],
  ['a direct caller who pretends', '203.0.113.7', '1.2.3.4', '203.0.113.7'],
  ['a caller behind our proxy', '10.0.0.2', '203.0.113.7', '203.0.113.7'],
  ['one behind two of them', '10.0.0.2', '203.0.113.7, 10.0.0.9', '203.0.113.7'],
  ['one who pretends behind our proxy', '10.0.0.2', '1.2.3.4, 203.0.113.7', '203.0.113.7'],
  ['our proxy itself', '10.0.0.2', undefined, '10.0.0.2'],
  ['rubbish behind our proxy', '10.0.0.2', 'unknown', '10.0.0.2'],
  ['IPv4 written as IPv6', '::ffff:10.0.0.2', '2001:db8::7', '2001:db8::7'],
])('%s comes from where it says to those we trust', (_what, remote, forwarded, address) => {
  expect(clientAddressFinder(['10.0.0.0/24'])(aRequest(remote, forwarded))).toBe(address);
});

it('names the entry that is neither address nor range', () => {
  expect(() => clientAddressFinder(['proxy.internal'])).toThrow('proxy.internal');
});
