import { maxHrefLength } from "./rules.ts";

const outer = /^[\p{Cc}\p{Cf}\s]+|[\p{Cc}\p{Cf}\s]+$/gu;
const controls = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const sitePath = /^\/(?![/\\])/;
const webAddress = /(?:https?:\/\/|www\.)[^\s<>"«»\p{Cc}]+/giu;
const closing = /[.,;:!?'’"”…،؛؟*_~`\])}]/u;

/**
 * The address a link may carry, or null when it is not allowed: http, https, mailto and paths on this site.
 * Control characters are dropped first, as browsers drop some of them before they read the protocol (WHATWG URL).
 */
export function toAllowedHref(input: string): string | null {
  if (input.length > maxHrefLength) return null;
  const href = input.replace(outer, "").replace(controls, "").replace(/\s/gu, "%20");
  if (sitePath.test(href)) return href;
  if (!/^(https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol === "mailto:") return url.pathname.includes("@") ? href : null;
  return url.hostname && !url.username && !url.password ? href : null;
}

/** Whether a link leaves this site. */
export function isExternalHref(href: string): boolean {
  return !sitePath.test(href);
}

export type FoundAddress = { index: number; text: string; href: string };

/** The web addresses written in a text, without the punctuation that follows them. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const match of text.matchAll(webAddress)) {
    if (match.index > 0 && /[\p{L}\p{N}@/]/u.test(text[match.index - 1]!)) continue;
    const shown = trimClosing(match[0]);
    const href = toAllowedHref(/^www\./i.test(shown) ? `https://${shown}` : shown);
    if (href) found.push({ index: match.index, text: shown, href });
  }
  return found;
}

/** Closing brackets stay where the address opened them: `https://fa.wikipedia.org/wiki/شیر_(حیوان)`. */
function trimClosing(address: string): string {
  let open = 0;
  for (const char of address) open += char === "(" ? 1 : char === ")" ? -1 : 0;
  let end = address.length;
  while (end > 0 && closing.test(address[end - 1]!)) {
    if (address[end - 1] === ")") {
      if (open >= 0) break;
      open += 1;
    }
    end -= 1;
  }
  return address.slice(0, end);
}
