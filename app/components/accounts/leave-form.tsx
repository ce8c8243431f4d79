import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Checkbox } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Button } from "../ui/button.tsx";

/** The last step of leaving the club: what becomes of what somebody wrote. */
export function LeaveForm({ state }: { state: FormState | undefined }) {
  const t = useTranslations("profile");
  const busy = useNavigation().state === "submitting";
  const chosen = state?.values.content ?? "stays";
  const choices = [
    { value: "stays", label: t("contentStays") },
    { value: "goes", label: t("contentGoes") },
  ];
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      <fieldset>
        <legend className="mb-1 font-medium">{t("leaveContent")}</legend>
        {choices.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="content"
              value={value}
              defaultChecked={chosen === value}
              className="size-5 shrink-0 accent-accent"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Checkbox name="understood" label={t("leaveUnderstood")} state={state} />
      <Button variant="danger" aria-busy={busy}>
        {t("leaveDone")}
      </Button>
    </Form>
  );
}
