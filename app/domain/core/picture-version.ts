/** What the club's icon is drawn from. */
export type IconSource = { name: string; brandHue: number; logoUrl: string | null };

/** Raised when the same club is drawn in another way. */
const drawing = 1;

/** A word for what the club's icon looks like; it changes with the icon, so that an address holding it never lies. */
export function iconVersion({ name, brandHue, logoUrl }: IconSource): string {
  return shortHash([drawing, clubLetter(name), brandHue, logoUrl ?? ""]);
}

/** The same for a card, which shows the club and some words beside. */
export function cardVersion(club: IconSource, ...words: string[]): string {
  return shortHash([iconVersion(club), club.name, ...words]);
}

/** The letter that stands for a club without a logo: the first of its name, or that of "Bashgah". */
export function clubLetter(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? "ب").toLocaleUpperCase("en");
}

/** FNV-1a (https://datatracker.ietf.org/doc/draft-eastlake-fnv), 32 bits in base 36: it tells drawings apart, it guards nothing. */
function shortHash(parts: (string | number)[]): string {
  let hash = 0x811c9dc5;
  const text = parts.join("\0");
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
