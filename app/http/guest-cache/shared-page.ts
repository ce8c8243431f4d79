/**
 * What a route says of itself (`export const handle`) whose page all guests may share: the parameters of the query it
 * reads. Its loader says with `dependOn` what it shows.
 */
export type SharedPage = { sharedWithGuests: readonly string[] };

/** Parameters that others hang on links to see where readers come from; no page of ours reads them. */
const trails = /^(utm_\w+|gclid|gbraid|wbraid|fbclid|yclid|msclkid|igsh|igshid|mc_cid|mc_eid|_ga|_gl)$/i;

/**
 * The address under which a page is shared: without trails, the parameters the page reads in one order. Null where the
 * query holds anything else, or one of them twice: such a page is made for whoever asks.
 * @param url path and query as they were asked for
 */
export function sharedAddress(url: string, { sharedWithGuests }: SharedPage): string | null {
  const at = url.indexOf("?");
  if (at < 0) return url;
  const given = [...new URLSearchParams(url.slice(at))].filter(([name]) => !trails.test(name));
  const names = given.map(([name]) => name);
  if (new Set(names).size < names.length || names.some((name) => !sharedWithGuests.includes(name))) return null;
  const query = new URLSearchParams(given.toSorted(([one], [other]) => (one < other ? -1 : 1))).toString();
  return url.slice(0, at) + (query && `?${query}`);
}
