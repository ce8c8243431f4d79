import type { Forgotten, PageKey } from "./page-keys.ts";

/** What is kept under an address. */
type Entry<Page> = { page: Page; dependsOn: ReadonlySet<PageKey>; bytes: number; keptUntil: number };

/** Most keys remembered as forgotten while pages are being made; with more of them none of those pages is kept. */
const mostForgotten = 5_000;

/**
 * Pages by their addresses, bounded in bytes: what was not asked for longest goes first. It knows which pages depend on
 * what, and in which order pages were begun and keys forgotten, so that a page which was begun before something it shows
 * has changed is never kept.
 */
export class PageStore<Page> {
  readonly #maxBytes: number;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry<Page>>();
  readonly #addresses = new Map<PageKey, Set<string>>();
  readonly #forgottenAt = new Map<PageKey, number>();
  #allForgottenAt = 0;
  #turn = 0;
  #beingMade = 0;
  #bytes = 0;

  /** @param now the present in milliseconds */
  constructor({ maxBytes, now }: { maxBytes: number; now: () => number }) {
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  /** The page of an address, if it is still good. */
  find(address: string): Page | undefined {
    const entry = this.#entries.get(address);
    if (!entry) return undefined;
    if (entry.keptUntil <= this.#now()) return void this.#drop(address);
    this.#entries.delete(address); // and to the end: it was asked for just now
    this.#entries.set(address, entry);
    return entry.page;
  }

  /** Says that a page is begun to be made; its end is said with what comes back. */
  begin() {
    const begun = this.#turn;
    this.#beingMade++;
    return {
      /** Whether nothing that the page depends on was forgotten since it was begun. */
      isCurrent: (dependsOn: ReadonlySet<PageKey>) =>
        begun >= this.#allForgottenAt && [...dependsOn].every((key) => (this.#forgottenAt.get(key) ?? -1) <= begun),
      end: () => {
        if (--this.#beingMade === 0) this.#forgottenAt.clear();
      },
    };
  }

  /** Keeps a page that is current. */
  keep(address: string, entry: Entry<Page>): void {
    this.#drop(address);
    if (entry.bytes > this.#maxBytes) return;
    this.#entries.set(address, entry);
    this.#bytes += entry.bytes;
    for (const key of entry.dependsOn) {
      const dependent = this.#addresses.get(key);
      if (dependent) dependent.add(address);
      else this.#addresses.set(key, new Set([address]));
    }
    this.#makeRoom();
  }

  /** Counts what a kept page has grown by. */
  grow(address: string, page: Page, by: number): void {
    const entry = this.#entries.get(address);
    if (entry?.page !== page) return;
    entry.bytes += by;
    this.#bytes += by;
    this.#makeRoom();
  }

  /** Forgets what depends on something. */
  forget(forgotten: Forgotten): void {
    if (forgotten !== "all" && forgotten.length === 0) return;
    this.#turn++;
    if (forgotten === "all" || this.#forgottenAt.size + forgotten.length > mostForgotten) this.#forgetAll();
    else for (const key of forgotten) this.#forgetKey(key);
  }

  size(): { pages: number; bytes: number } {
    return { pages: this.#entries.size, bytes: this.#bytes };
  }

  #drop(address: string): void {
    const entry = this.#entries.get(address);
    if (!entry) return;
    this.#entries.delete(address);
    this.#bytes -= entry.bytes;
    for (const key of entry.dependsOn) {
      const dependent = this.#addresses.get(key);
      dependent?.delete(address);
      if (dependent?.size === 0) this.#addresses.delete(key);
    }
  }

  #forgetAll(): void {
    this.#allForgottenAt = this.#turn;
    this.#forgottenAt.clear();
    this.#addresses.clear();
    this.#entries.clear();
    this.#bytes = 0;
  }

  #forgetKey(key: PageKey): void {
    if (this.#beingMade > 0) this.#forgottenAt.set(key, this.#turn);
    for (const address of this.#addresses.get(key) ?? []) this.#drop(address);
  }

  #makeRoom(): void {
    for (const address of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#drop(address);
    }
  }
}
