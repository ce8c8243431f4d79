import type { Forgotten, PageKey } from "./page-keys.ts";

/** What is kept under an address. */
type Entry<Page> = { page: Page; dependsOn: ReadonlySet<PageKey>; bytes: number; keptUntil: number };

/** Most keys remembered as forgotten while pages are being made; with more of them none of those pages is kept. */
const mostForgotten = 5_000;

/**
 * An empty store of pages by their addresses, bounded in bytes: what was not asked for longest goes first. It knows which
 * pages depend on what, and in which order pages were begun and keys forgotten, so that a page which was begun before
 * something it shows has changed is never kept.
 * @param now the present in milliseconds
 */
export function newPageStore<Page>({ maxBytes, now }: { maxBytes: number; now: () => number }) {
  const entries = new Map<string, Entry<Page>>();
  const addresses = new Map<PageKey, Set<string>>();
  const forgottenAt = new Map<PageKey, number>();
  let allForgottenAt = 0;
  let turn = 0;
  let beingMade = 0;
  let bytes = 0;

  function drop(address: string): void {
    const entry = entries.get(address);
    if (!entry) return;
    entries.delete(address);
    bytes -= entry.bytes;
    for (const key of entry.dependsOn) {
      const dependent = addresses.get(key);
      dependent?.delete(address);
      if (dependent?.size === 0) addresses.delete(key);
    }
  }

  function forgetAll(): void {
    allForgottenAt = turn;
    forgottenAt.clear();
    addresses.clear();
    entries.clear();
    bytes = 0;
  }

  function forgetKey(key: PageKey): void {
    if (beingMade > 0) forgottenAt.set(key, turn);
    for (const address of addresses.get(key) ?? []) drop(address);
  }

  function makeRoom(): void {
    for (const address of entries.keys()) {
      if (bytes <= maxBytes) return;
      drop(address);
    }
  }

  return {
    /** The page of an address, if it is still good. */
    find(address: string): Page | undefined {
      const entry = entries.get(address);
      if (!entry) return undefined;
      if (entry.keptUntil <= now()) return void drop(address);
      entries.delete(address); // and to the end: it was asked for just now
      entries.set(address, entry);
      return entry.page;
    },

    /** Says that a page is begun to be made; its end is said with what comes back. */
    begin() {
      const begun = turn;
      beingMade++;
      return {
        /** Whether nothing that the page depends on was forgotten since it was begun. */
        isCurrent: (dependsOn: ReadonlySet<PageKey>) =>
          begun >= allForgottenAt && [...dependsOn].every((key) => (forgottenAt.get(key) ?? -1) <= begun),
        end() {
          if (--beingMade === 0) forgottenAt.clear();
        },
      };
    },

    /** Keeps a page that is current. */
    keep(address: string, entry: Entry<Page>): void {
      drop(address);
      if (entry.bytes > maxBytes) return;
      entries.set(address, entry);
      bytes += entry.bytes;
      for (const key of entry.dependsOn) {
        const dependent = addresses.get(key);
        if (dependent) dependent.add(address);
        else addresses.set(key, new Set([address]));
      }
      makeRoom();
    },

    /** Counts what a kept page has grown by. */
    grow(address: string, page: Page, by: number): void {
      const entry = entries.get(address);
      if (entry?.page !== page) return;
      entry.bytes += by;
      bytes += by;
      makeRoom();
    },

    /** Forgets what depends on something. */
    forget(forgotten: Forgotten): void {
      if (forgotten !== "all" && forgotten.length === 0) return;
      turn++;
      if (forgotten === "all" || forgottenAt.size + forgotten.length > mostForgotten) forgetAll();
      else forgotten.forEach(forgetKey);
    },

    size: () => ({ pages: entries.size, bytes }),
  };
}
