/** The first of `base`, `base-2`, `base-3`, … that is not taken yet. */
export function freeSlug(base: string, taken: readonly string[]): string {
  const used = new Set(taken);
  for (let count = 1; ; count++) {
    const slug = count === 1 ? base : `${base}-${count}`;
    if (!used.has(slug)) return slug;
  }
}
