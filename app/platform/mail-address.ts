import { domainToASCII } from "node:url";

const addressMax = 254;
const localMax = 64;

/** What stands before the @ as HTML's mail fields know it: no quotes, no comments, Latin letters. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Spaces, and the marks of direction that come along when an address is copied out of a right-to-left text. */
const around = /^[\s\u061c\u200e\u200f]+|[\s\u061c\u200e\u200f]+$/g;

/**
 * A mail address as somebody typed it, in the one form it is stored and limited by: lower case, a domain of other letters
 * in its ASCII form (IDNA). Null for what is none, or hides what it is: letters that only look like others (what NFKC
 * would change), quotes, control characters.
 */
export function parseMailAddress(typed: string): string | null {
  if (typed.length > addressMax * 2) return null;
  const address = typed.replace(around, "").toLowerCase();
  if (address !== address.normalize("NFKC") || /[\p{C}\s]/u.test(address)) return null;
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at);
  const domain = domainToASCII(address.slice(at + 1));
  const whole = `${local}@${domain}`;
  const isOne = at > 0 && localPart.test(local) && domainName.test(domain);
  return isOne && local.length <= localMax && whole.length <= addressMax ? whole : null;
}
