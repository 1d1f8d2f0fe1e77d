import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';
import type { Kind } from '../setting';

/** Tells from which address a request comes. */
export type AddressOf = (request: IncomingMessage) => string;

/** An address, a range such as `10.0.0.0/8`, or a name that `proxy-addr` has for ranges. */
export const proxyRange: Kind<string> = (given, complain) => {
  try {
    proxyAddress.compile(given);
  } catch {
    complain(`must be an address, a range, loopback, linklocal or uniquelocal: "${given}"`);
  }
  return given;
};

/**
 * Gives the function that everything asks which needs a client's address: the log, and the limits.
 * Behind trusted proxies it is the last address in `X-Forwarded-For` that is none of theirs: what
 * stands before it may be the client's own invention.
 *
 * @param trustedProxies the addresses and ranges whose `X-Forwarded-For` is believed
 */
export function clientAddressOf(trustedProxies: string[]): AddressOf {
  if (trustedProxies.length === 0) return ({ socket }) => plain(socket.remoteAddress);
  const isTrusted = proxyAddress.compile(trustedProxies);
  return (request) => plain(proxyAddress(request, isTrusted));
}

const mappedPrefix = '::ffff:';

/** An IPv4 address as such, also where a socket of both families writes it as IPv6. */
function plain(address: string | undefined): string {
  // A socket that is gone has no address any more.
  if (address === undefined) return 'unknown';
  return address.startsWith(mappedPrefix) ? address.slice(mappedPrefix.length) : address;
}
