/** Different statements that stay prepared on each connection; the rest is planned anew each time. */
const namedMax = 500;

/** Texts remembered to see which come again. */
const seenMax = 5_000;

/**
 * Names for statements that come again, so that PostgreSQL reads and plans each once for a connection instead of every
 * time; planning was two thirds of what a page cost it. What is asked once, such as a list of another length, gets none.
 * @param mark sets the names apart from others on the same connections
 */
export function newStatementNames(mark: string): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name) return name;
    if (names.size >= namedMax) return "";
    if (!seen.delete(sql)) {
      if (seen.size >= seenMax) seen.clear();
      seen.add(sql);
      return "";
    }
    const given = `${mark}${names.size}`;
    names.set(sql, given);
    return given;
  };
}
