import { useEffect, useState } from "react";
import { suggestPath } from "#app/paths.ts";
import type { Found } from "#search/views.ts";

const waitMs = 120;
/** Letters that mean anything. */
const shortest = 2;

/** Why there is no answer. */
export type Trouble = "offline" | "tooMany" | "failed";

type Answer = { of: string; found: Found[]; trouble: Trouble | null };

/** What was found for what was typed last and answered; whether something newer is still under way. */
export type Suggestions = { found: Found[]; trouble: Trouble | null; isPending: boolean };

const nothing: Answer = { of: "", found: [], trouble: null };

/**
 * What somebody may mean who is typing. Only the newest letters are answered: an older question is given up, and its
 * answer never takes a newer one's place. An answer stays until the next comes.
 * @param kind of what is meant; anything where it is not said
 */
export function useSuggestions(typed: string, kind?: Found["kind"]): Suggestions {
  const [answer, setAnswer] = useState(nothing);
  const asked = typed.trim();
  useEffect(() => {
    if (asked.length < shortest) return setAnswer(nothing);
    const abort = new AbortController();
    const ask = async () => {
      const given = await findSuggestions(suggestPath(asked, kind), abort.signal);
      if (!abort.signal.aborted) setAnswer({ of: asked, ...given });
    };
    const timer = setTimeout(() => void ask(), waitMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, kind]);
  const { of, found, trouble } = answer;
  return { found, trouble: of === asked ? trouble : null, isPending: asked.length >= shortest && of !== asked };
}

async function findSuggestions(path: string, signal: AbortSignal): Promise<Omit<Answer, "of">> {
  try {
    const response = await fetch(path, { signal, headers: { Accept: "application/json" } });
    if (response.ok) return { found: ((await response.json()) as { found: Found[] }).found, trouble: null };
    return { found: [], trouble: response.status === 429 ? "tooMany" : "failed" };
  } catch {
    return { found: [], trouble: navigator.onLine ? "failed" : "offline" }; // or overtaken: then nobody looks
  }
}
