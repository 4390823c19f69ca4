import { BlockList, isIP } from 'node:net';

/**
 * IPv4 that is not public unicast: IANA's special-purpose registry (RFC 6890 and successors), multicast, the reserved class E.
 */
const notPublic4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic4.addSubnet(network, prefix, 'ipv4');
}

/** Global unicast is 2000::/3; everything that maps, embeds or translates IPv4 elsewhere (::ffff:0:0/96, 64:ff9b::/96) lies outside it. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Parts of 2000::/3 that are not public: protocol assignments with Teredo, documentation, 6to4, documentation again. */
const notPublic6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic6.addSubnet(network, prefix, 'ipv6');
}

/** True for an address on the public internet that a server may be asked to connect to. Text that is no plain address (a zone, a name) is not. */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false;
  const family = isIP(address);
  if (family === 4) return !notPublic4.check(address, 'ipv4');
  if (family === 6) return global6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
  return false;
}
