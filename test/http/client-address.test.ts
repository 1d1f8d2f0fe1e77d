import type { IncomingMessage } from 'node:http';
import { readConfig } from '../../src/config';
import { clientAddressOf } from '../../src/http/client-address';

describe('the address of a client', () => {
  it.each([
    ['the one of the socket', '', '203.0.113.7', undefined, '203.0.113.7'],
    ['the one of the socket, whatever it claims', '', '203.0.113.7', '192.0.2.1', '203.0.113.7'],
    ['IPv4, also on a socket of both families', '', '::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['IPv6', '', '2001:db8::1', undefined, '2001:db8::1'],
    ['what a trusted proxy says', '10.0.0.0/8', '10.1.2.3', '203.0.113.7', '203.0.113.7'],
    [
      'what the last stranger claims, not less',
      'loopback',
      '127.0.0.1',
      '6.6.6.6, 203.0.113.7',
      '203.0.113.7',
    ],
    [
      'found through several proxies',
      'loopback,10.0.0.0/8',
      '::1',
      '203.0.113.7, 10.9.9.9',
      '203.0.113.7',
    ],
    [
      'the one of the socket behind no proxy of ours',
      '10.0.0.0/8',
      '203.0.113.7',
      '192.0.2.1',
      '203.0.113.7',
    ],
    ['unknown when the socket is gone', '', undefined, undefined, 'unknown'],
  ])('is %s', (_what, TRUST_PROXY, remoteAddress, forwarded, address) => {
    const { trustedProxies } = readConfig({ TRUST_PROXY });
    const request = { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } };
    expect(clientAddressOf(trustedProxies)(request as unknown as IncomingMessage)).toBe(address);
  });

  it('is not to be had from a proxy that is no address', () => {
    expect(() => readConfig({ TRUST_PROXY: 'loopback,everyone' })).toThrow(
      'TRUST_PROXY must be an address, a range, loopback, linklocal or uniquelocal: "everyone"',
    );
  });
});
