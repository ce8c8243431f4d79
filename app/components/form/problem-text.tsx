import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useMessages } from "use-intl";
import { createTranslator } from "use-intl/core";
import type { Problem } from "#app/domain/core/form-state.ts";
import { formatUntil } from "#app/platform/persian/until.ts";
import { StandingNote } from "../accounts/standing-note.tsx";
import { useClub } from "../shell/use-page-data.ts";

/**
 * The sentence of a problem in the person's language, with limits and "until when" filled in. A browser has the sentences
 * of errors when there is one to say, and not before.
 */
export function useProblemText(): (problem: Problem) => string {
  const messages = useMessages();
  const club = useClub();
  return ({ code, values, until }) => {
    const t = createTranslator({ locale: club.locale, messages, namespace: "errors", timeZone: "UTC" });
    return t(code, { ...values, until: until ? formatUntil(new Date(until), club.now, club) : "none" });
  };
}

/** A problem of a whole form, announced and brought into sight when it appears: the button may be far below it. */
export function ProblemBox({ problem }: { problem: Problem | undefined }) {
  const text = useProblemText();
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(problem);
  useEffect(() => {
    if (problem && problem !== before.current) box.current?.scrollIntoView({ block: "center" });
    before.current = problem;
  }, [problem]);
  if (!problem) return null;
  return (
    <div ref={box} role="alert" className="flex items-start gap-2 rounded-control bg-bad-soft px-4 py-3 text-bad">
      <CircleAlert aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <p>
        {text(problem)}
        <StandingNote problem={problem} />
      </p>
    </div>
  );
}
