import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** How far requests may go that are made at somebody's wish. */
export type Reach = {
  protocols: readonly string[];
  /** Whether a connection to this IP address may be made. */
  allows(address: string): boolean;
  /** The IP addresses of a name; none where it has none. */
  resolve(host: string): Promise<string[]>;
};

/** Why an address lies out of reach. */
export type Fault = "unreadable" | "protocol" | "credentials" | "port" | "unknown_host" | "private_address";

const lookUp = { timeout: 2_000, tries: 2 };
const webPorts = ["", "80", "443"];
const firstOwnPort = 1024;

/** The public internet over HTTPS. */
export const publicReach: Reach = { protocols: ["https:"], allows: isPublicAddress, resolve: resolveName };

/** Also the machine itself, and without TLS: for who develops on it. */
const developmentReach: Reach = {
  protocols: ["https:", "http:"],
  allows: (address) => isPublicAddress(address) || address === "127.0.0.1" || address === "::1",
  resolve: (host) => (host === "localhost" ? Promise.resolve(["127.0.0.1"]) : resolveName(host)),
};

/** How far the club's requests go; only in development further than the public internet. */
export function reachIn(mode: "production" | "development" | "test"): Reach {
  return mode === "development" ? developmentReach : publicReach;
}

/**
 * What is wrong with an address before anything is looked up; null where it may do. Ports below 1024 other than the
 * web's belong to services that would take a request for a command of their own.
 */
export function faultOfUrl(url: URL, reach: Reach): Fault | null {
  if (!reach.protocols.includes(url.protocol)) return "protocol";
  if (url.username !== "" || url.password !== "") return "credentials";
  if (!webPorts.includes(url.port) && Number(url.port) < firstOwnPort) return "port";
  return null;
}

/**
 * The IP addresses of a URL's host, each of them checked: one that is out of reach refuses them all. Spellings of IPv4 in
 * decimal, octal or hexadecimal have become ordinary ones where the URL was read (WHATWG URL, 3.5).
 */
export async function resolveHost(host: string, reach: Reach): Promise<{ addresses: string[] } | { fault: Fault }> {
  const literal = host.replace(/^\[|\]$/g, "");
  const addresses = isIP(literal) ? [literal] : await reach.resolve(host);
  if (addresses.length === 0) return { fault: "unknown_host" };
  return addresses.every((address) => reach.allows(address)) ? { addresses } : { fault: "private_address" };
}

/**
 * Asks the name servers, not the system's resolver: that would hold one of the few threads which pictures and files need
 * too, for as long as a name server is silent. The machine's hosts file therefore does not count.
 */
async function resolveName(host: string): Promise<string[]> {
  const resolver = new Resolver(lookUp);
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return found.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
}
