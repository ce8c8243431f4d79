import { BlockList, isIP } from "node:net";

/** IPv4 that is not of the public internet (IANA's special-purpose registry, RFC 6890), multicast and reserved included. */
const notPublic4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;

/** All of IPv6 that is given out for the public internet; loopback, link-local, unique-local and mapped IPv4 lie outside. */
const public6 = ["2000::", 3] as const;

/** What lies within and is not: Teredo and the like, documentation, 6to4, which carries any IPv4 address in it. */
const notPublic6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
] as const;

const refused = new BlockList();
for (const [net, bits] of notPublic4) refused.addSubnet(net, bits, "ipv4");
for (const [net, bits] of notPublic6) refused.addSubnet(net, bits, "ipv6");

const given = new BlockList();
given.addSubnet(...public6, "ipv6");

/**
 * Whether an IP address is of the public internet: the club makes no request to any other at somebody's wish, since
 * only machines of its own network answer there (server-side request forgery).
 * @param address in any spelling that Node takes for an IP address; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !refused.check(address, "ipv4");
  return version === 6 && !address.includes("%") && given.check(address, "ipv6") && !refused.check(address, "ipv6");
}
