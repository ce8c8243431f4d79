import { useEffect, useState } from "react";
import { suggestPath } from "#app/paths.ts";
import type { Found } from "#search/views.ts";

const waitMs = 120;
/** Letters that mean anything. */
const shortest = 2;

/** What was found for what is typed; null while nothing was asked or no answer came. */
type Suggestions = { of: string; found: Found[] };

/** What somebody may mean who is typing: only the newest letters are answered, and an answer stays until the next comes. */
export function useSuggestions(typed: string): Suggestions | null {
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null);
  const asked = typed.trim();
  useEffect(() => {
    if (asked.length < shortest) return setSuggestions(null);
    const abort = new AbortController();
    const ask = async () => {
      const found = await findSuggestions(asked, abort.signal);
      if (found && !abort.signal.aborted) setSuggestions({ of: asked, found });
    };
    const timer = setTimeout(() => void ask(), waitMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked]);
  return suggestions;
}

async function findSuggestions(typed: string, signal: AbortSignal): Promise<Found[] | null> {
  try {
    const response = await fetch(suggestPath(typed), { signal, headers: { Accept: "application/json" } });
    return response.ok ? ((await response.json()) as { found: Found[] }).found : null;
  } catch {
    return null; // overtaken by the next letter, or no connection: Enter still leads to the page
  }
}
