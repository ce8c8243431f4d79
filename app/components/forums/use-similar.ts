import { useEffect, useRef, useState } from "react";
import type { TopicLine } from "#app/domain/forums/views.ts";
import { similarTopicsPath } from "#app/paths.ts";

const waitMs = 250;

/** Topics like the title that is being typed; only the newest question is answered, and no answer is no trouble. */
export function useSimilar() {
  const [topics, setTopics] = useState<TopicLine[]>([]);
  const asking = useRef<Asking>();
  useEffect(() => () => stop(asking.current), []);
  const ask = (title: string) => {
    stop(asking.current);
    const abort = new AbortController();
    const timer = setTimeout(
      () => void findSimilar(title, abort.signal).then((found) => found && setTopics(found)),
      waitMs,
    );
    asking.current = { abort, timer };
  };
  return { topics, ask };
}

type Asking = { abort: AbortController; timer: ReturnType<typeof setTimeout> };

function stop(asking: Asking | undefined): void {
  clearTimeout(asking?.timer);
  asking?.abort.abort();
}

async function findSimilar(title: string, signal: AbortSignal): Promise<TopicLine[] | null> {
  try {
    const response = await fetch(similarTopicsPath(title), { signal, headers: { Accept: "application/json" } });
    return response.ok ? ((await response.json()) as { topics: TopicLine[] }).topics : null;
  } catch {
    return null; // overtaken by the next letter, or no connection
  }
}
