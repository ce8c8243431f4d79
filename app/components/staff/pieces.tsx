import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { BackLink } from "../ui/back-link.tsx";
import { Card } from "../ui/card.tsx";

/** A card with a heading and what can be done in it. */
export function Section({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <Card>
      <h2 className="text-lg">{title}</h2>
      {hint && <p className="mt-1 text-sm text-text-soft">{hint}</p>}
      <div className="mt-4">{children}</div>
    </Card>
  );
}

/** Rows of a list of staff: quiet lines in one frame. */
export function Rows({ children }: { children: ReactNode }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface-raised">
      {children}
    </ul>
  );
}

/** The way back to one of staff's places. */
export function BackTo({ to, place }: { to: string; place: string }) {
  const t = useTranslations("staff");
  return <BackLink to={to}>{t("back", { place })}</BackLink>;
}

/** Of several forms on a page, the answer to the one that was sent. */
export function stateOf(state: FormState | undefined, intent: string): FormState | undefined {
  return state?.values.intent === intent ? state : undefined;
}
