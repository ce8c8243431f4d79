import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Problem } from "#app/domain/core/form-state.ts";
import { useProblemText } from "../form/problem-text.tsx";

/** Why somebody may not write or sign in, and where they can say that it is wrong; nothing for other problems. */
export function StandingNote({ problem: { values = {} } }: { problem: Problem }) {
  const t = useTranslations("standing");
  const { reason, appeal } = values;
  const link = (words: ReactNode) => (
    <a href={appealHref(String(appeal))} className="font-medium underline">
      {words}
    </a>
  );
  return (
    <>
      {reason && (
        <span className="mt-1 block wrap-anywhere">
          {t.rich("reason", { reason: () => <bdi className="whitespace-pre-line">{reason}</bdi> })}
        </span>
      )}
      {appeal && <span className="mt-1 block">{t.rich("appeal", { link })}</span>}
    </>
  );
}

/** On every page of somebody who may only read: until when, why, and where to object. */
export function StandingBar({ problem }: { problem: Problem }) {
  const text = useProblemText();
  return (
    <aside className="border-b border-warn bg-warn-soft text-warn">
      <p className="mx-auto max-w-[1376px] px-4 py-3">
        {text(problem)}
        <StandingNote problem={problem} />
      </p>
    </aside>
  );
}

/** The club names a page or a mail address. */
function appealHref(appeal: string): string {
  return /^https?:\/\//.test(appeal) ? appeal : `mailto:${appeal}`;
}
