import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";

/** Keeps a draft on this device until the club has it. A full or forbidden storage loses only this second copy. */
export function keepDraft(place: string, document: string | null): void {
  withStorage((storage) => (document === null ? storage.removeItem(place) : storage.setItem(place, document)));
}

/** The draft this device kept and the club never got, or null. */
export function readKeptDraft(place: string): RichTextDocument | null {
  const json = withStorage((storage) => storage.getItem(place));
  if (!json) return null;
  try {
    const document = JSON.parse(json) as Partial<RichTextDocument>;
    return Array.isArray(document.root?.children) ? (document as RichTextDocument) : null;
  } catch {
    return null; // half written before a crash: there is nothing to restore
  }
}

/** Whether this device has words for a place that the club may not have. */
export function hasKeptDraft(owner: string, key: string): boolean {
  return readKeptDraft(draftPlace(owner, key)) !== null;
}

/** Where this device keeps a draft: under its owner's name, so that a shared device does not show it to the next person. */
export function draftPlace(owner: string, key: string): string {
  return `draft:${owner}:${key}`;
}

/** Forgets the copy on this device. */
export function forgetDraft(place: string): void {
  withStorage((storage) => storage.removeItem(place));
}

function withStorage<Result>(use: (storage: Storage) => Result): Result | null {
  try {
    return use(localStorage);
  } catch {
    return null; // private windows and full disks refuse: the club's own copy is the one that counts
  }
}
