import { isIPv6 } from 'node:net';

/**
 * What an address is counted by: IPv4 as it is, of IPv6 the first half, since the second is the
 * client's own to choose (RFC 4291, section 2.5.1).
 */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]!.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = tail.split(':').filter((group) => group !== '');
  const gap = address.includes('::') ? Math.max(0, 8 - groups.length - after.length) : 0;
  const all = [...groups, ...Array<string>(gap).fill('0'), ...after];
  return all.slice(0, 4).join(':');
}
