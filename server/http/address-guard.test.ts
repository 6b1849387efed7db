import { expect, it } from 'vitest';
import { isPublic, type Reach, refusalOf } from './address-guard';

const outside: Reach = { loopback: false, trusted: [] };
const refusal = (address: string, reach = outside) => {
  const url = URL.parse(address);
  return url === null ? 'unreadable' : refusalOf(url, reach);
};

// Every way of writing an inside address that has fooled somebody's check. WHATWG URL folds the odd ones into plain literals.
const inside = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fd00:ec2::254]/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://240.0.0.1/',
];
it.each(inside)('refuses the inside address %s', (address) => expect(refusal(address)).not.toBeNull());

it.each([
  ['http://shop.example/', /https/],
  ['ftp://shop.example/', /https/],
  ['file:///etc/passwd', /https/],
  ['gopher://shop.example/', /https/],
  ['https://user:pass@shop.example/', /user name/],
  ['https://shop.example:22/', /port/],
  ['https://shop.example:5432/', /port/],
])('refuses %s and says why', (address, why) => expect(refusal(address)).toMatch(why));

it.each(['https://shop.example/x', 'https://shop.example:8443/', 'https://8.8.8.8/', 'https://[2606:4700::1111]/'])(
  'lets the public address %s through',
  (address) => expect(refusal(address)).toBeNull(),
);

it('lets only a connection with leave speak to loopback, and only loopback', () => {
  const local = { loopback: true, trusted: [] };
  expect(refusal('http://127.0.0.1:4000/', local)).toBeNull();
  expect(refusal('http://localhost:4000/', local)).toBeNull();
  expect(refusal('http://10.0.0.1/', local)).not.toBeNull();
  expect(refusal('http://shop.example/', local)).not.toBeNull();
});

it('lets the operator name a shop in the same network', () => {
  const reach = { loopback: false, trusted: ['shop.lan', '10.1.2.3:3000'] };
  expect(refusal('http://shop.lan:3000/', reach)).toBeNull();
  expect(refusal('http://10.1.2.3:3000/', reach)).toBeNull();
  expect(refusal('http://10.1.2.3:3001/', reach)).not.toBeNull();
});

it('judges IPv4 inside IPv6 as the IPv4 it is', () => {
  expect(isPublic('::ffff:8.8.8.8')).toBe(true);
  expect(isPublic('::ffff:192.168.0.1')).toBe(false);
  expect(isPublic('not an address')).toBe(false);
});
