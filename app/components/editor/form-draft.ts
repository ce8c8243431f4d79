import { useEffect, useRef } from "react";
import type { useDraft } from "./use-draft.ts";

/** What the draft keeps beside the text: a title, and what else a new topic's form holds. */
export type BesideText = {
  title?: string;
  fields?: { kind: string; tags: string; stars: string; productIds: string[] };
};

/** What stands now in the form that the field with this id belongs to. */
export function besideText(id: string): BesideText {
  const form = formOf(id);
  const titleField = form?.elements.namedItem("title");
  if (!form || !(titleField instanceof HTMLInputElement)) return {};
  const title = titleField.value;
  const kind = typedIn(form, "kind");
  if (kind === "") return { title };
  const chosen = form.querySelectorAll<HTMLInputElement>("input[type=hidden][name=productIds]");
  const productIds = [...chosen].map(({ value }) => value);
  return { title, fields: { kind, tags: typedIn(form, "tags"), stars: typedIn(form, "stars"), productIds } };
}

const refusedEvent = "bashgah:refused";

/** Tells the editor of a form that its words were not taken, so that they are a draft again. */
export function keepAfterRefusal(form: HTMLFormElement): void {
  form.dispatchEvent(new Event(refusedEvent));
}

/** Hears of it until the signal ends. */
export function onRefusal(form: HTMLFormElement | null | undefined, keep: () => void, signal: AbortSignal): void {
  form?.addEventListener(refusedEvent, keep, { signal });
}

/** Saves a new topic's draft when anything but its text changes, also before the editor is opened. */
export function useFormDraft(id: string, { saveRest, close }: ReturnType<typeof useDraft>): void {
  const current = useRef({ saveRest, close });
  current.current = { saveRest, close };
  useEffect(() => {
    const form = formOf(id);
    if (!form || typedIn(form, "kind") === "") return;
    const listening = new AbortController();
    const { signal } = listening;
    const onInput = ({ target }: Event) => {
      if (target instanceof Element && !document.getElementById(id)?.contains(target)) current.current.saveRest();
    };
    form.addEventListener("input", onInput, { signal });
    form.addEventListener("submit", () => current.current.close(), { signal });
    return () => listening.abort();
  }, [id]);
}

function formOf(id: string): HTMLFormElement | null | undefined {
  return document.getElementById(id)?.closest("form");
}

function typedIn(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field && "value" in field ? String(field.value) : "";
}
