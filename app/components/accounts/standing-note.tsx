import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Problem } from "#app/domain/core/form-state.ts";

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

/** The club names a page or a mail address. */
function appealHref(appeal: string): string {
  return /^https?:\/\//.test(appeal) ? appeal : `mailto:${appeal}`;
}
