import { useCallback, useEffect, useRef, useState } from "react";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { draftsPath } from "#app/paths.ts";
import { type BesideText, besideText } from "./form-draft.ts";
import { draftPlace, forgetDraft, keepDraft, readKeptDraft } from "./kept-drafts.ts";

const waitMs = 1_500;
/** Browsers refuse larger bodies for requests that outlive their page (Fetch, keepalive). */
const maxKeepaliveBytes = 60_000;

/** `kept`: only on this device, because the server could not be reached. */
export type DraftStatus = "none" | "saving" | "saved" | "kept";

/** `document` is the editor's JSON, null when nothing is written. */
export type DraftContent = { document: string | null } & BesideText;

/**
 * Saves what is being written, first on this device, then with the club (`PUT /drafts/:key`), so that neither a crash
 * nor another device loses it. `restored` is what this device still has and the club does not.
 * @param owner whose draft it is: a shared device does not show it to the next person
 * @param field the id of the field, and the document it began with
 */
export function useDraft(key: string | undefined, owner: string, field: { id: string; before?: RichTextDocument }) {
  const [status, setStatus] = useState<DraftStatus>("none");
  const place = key && draftPlace(owner, key);
  const onAnswer = useCallback(
    (isSaved: boolean) => {
      if (isSaved && place) forgetDraft(place);
      setStatus(isSaved ? "saved" : "kept");
    },
    [place],
  );
  const { later, never } = useSending(key, onAnswer);

  const { id } = field;
  const latest = useRef(field.before ? JSON.stringify(field.before) : null);
  const save = useCallback(
    (document: string | null) => {
      if (!place) return;
      latest.current = document;
      keepDraft(place, document);
      setStatus("saving");
      later({ document, ...besideText(id) });
    },
    [place, later, id],
  );
  const saveRest = useCallback(() => save(latest.current), [save]);
  const restored = useRestored(place, save);

  /** The text is on its way to be published: what is kept here is a draft no longer, unless it is edited again. */
  const close = useCallback(() => {
    never();
    if (place) forgetDraft(place);
    setStatus("none");
  }, [place, never]);

  return { status, restored, save, saveRest, close };
}

/** What this device still has of the draft and the club does not: it is saved at once. */
function useRestored(place: string | undefined, save: (document: string) => void): RichTextDocument | null {
  const [restored, setRestored] = useState<RichTextDocument | null>(null);
  useEffect(() => {
    const kept = place ? readKeptDraft(place) : null;
    setRestored(kept);
    if (kept) save(JSON.stringify(kept));
  }, [place, save]);
  return restored;
}

/** Sends the newest content a little after the last change, and at once when the page is left. */
function useSending(key: string | undefined, onAnswer: (isSaved: boolean) => void) {
  const pending = useRef<{ content: DraftContent; timer: ReturnType<typeof setTimeout> } | null>(null);
  const abort = useRef<AbortController | null>(null);

  const send = useCallback(
    async (keepalive = false) => {
      if (!key || !pending.current) return;
      const { content, timer } = pending.current;
      clearTimeout(timer);
      pending.current = null;
      abort.current?.abort();
      abort.current = new AbortController();
      const isSaved = await putDraft(key, content, keepalive, abort.current.signal);
      if (isSaved !== null && !pending.current) onAnswer(isSaved);
    },
    [key, onAnswer],
  );

  const later = useCallback(
    (content: DraftContent) => {
      clearTimeout(pending.current?.timer);
      pending.current = { content, timer: setTimeout(send, waitMs) };
    },
    [send],
  );

  const never = useCallback(() => {
    clearTimeout(pending.current?.timer);
    pending.current = null;
    abort.current?.abort();
  }, []);

  useWhenLeft(send);
  return { later, never };
}

function useWhenLeft(send: (keepalive: boolean) => Promise<void>): void {
  useEffect(() => {
    const onHide = () => void (document.visibilityState === "hidden" && send(true));
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      void send(true);
    };
  }, [send]);
}

/** Whether the club has it now; null when a newer save or a publication overtook this one. */
async function putDraft(key: string, content: DraftContent, keepalive: boolean, signal: AbortSignal) {
  const { document, ...beside } = content;
  const rest = Object.entries(beside).map(([name, value]) => `,"${name}":${JSON.stringify(value)}`);
  const body = `{"document":${document ?? "null"}${rest.join("")}}`;
  try {
    const response = await fetch(`${draftsPath()}/${encodeURIComponent(key)}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body,
      signal,
      keepalive: keepalive && body.length * 3 < maxKeepaliveBytes,
    });
    return response.ok;
  } catch {
    return signal.aborted ? null : false; // offline: the copy on this device stays, and the status says so
  }
}
