import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { errorKinds } from "#app/domain/core/errors.ts";
import type { Problem } from "#app/domain/core/form-state.ts";
import { useProblemText } from "../form/problem-text.tsx";
import { ButtonLink } from "../ui/button.tsx";

/** What a person sees when a page cannot be shown: what happened and what to do. */
export function ErrorPage() {
  const error = useRouteError();
  const t = useTranslations("shell");
  const text = useProblemText();
  const problem = problemOf(error);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-4 py-16 text-center">
      <CircleAlert aria-hidden size={40} strokeWidth={1.5} className="text-text-soft" />
      <h1 className="text-xl">{t("errorTitle", { status: statusGroup(status) })}</h1>
      <p className="text-text-soft">{problem ? text(problem) : t("errorText")}</p>
      <ButtonLink to="/">{t("toHome")}</ButtonLink>
    </div>
  );
}

function problemOf(error: unknown): Problem | null {
  if (!isRouteErrorResponse(error)) return null;
  const problem = error.data as Problem | null;
  if (problem && typeof problem === "object" && problem.code in errorKinds) return problem;
  return error.status === 404 ? { code: "not_found" } : null;
}

function statusGroup(status: number): string {
  return [401, 403, 404, 429].includes(status) ? String(status) : "other";
}
