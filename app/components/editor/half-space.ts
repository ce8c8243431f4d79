type Key = Pick<KeyboardEvent, "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** U+200C, the half space of Persian. */
export const zwnj = "\u200c";

/** Shift and space, as on the standard Persian keyboard (ISIRI 9147). */
export function isZwnjKey({ code, shiftKey, ctrlKey, metaKey, altKey }: Key): boolean {
  return code === "Space" && shiftKey && !ctrlKey && !metaKey && !altKey;
}
