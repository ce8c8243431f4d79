/** The question of a list's next page: what was asked before, without what is said only once. */
export function nextPage(search: URLSearchParams, after: string): string {
  const query = new URLSearchParams(search);
  query.delete("removed");
  query.set("after", after);
  return `?${query}`;
}
