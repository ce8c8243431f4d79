import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Checkbox } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { RadioCards } from "../form/radio-cards.tsx";
import { Button } from "../ui/button.tsx";

/** The last step of leaving the club: what becomes of what somebody wrote. */
export function LeaveForm({ state }: { state: FormState | undefined }) {
  const t = useTranslations("profile");
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      <RadioCards
        name="content"
        legend={t("leaveContent")}
        state={state}
        defaultValue="stays"
        options={[
          { value: "stays", label: t("contentStays") },
          { value: "goes", label: t("contentGoes") },
        ]}
      />
      <Checkbox name="understood" label={t("leaveUnderstood")} state={state} />
      <Button variant="danger" aria-busy={busy}>
        {t("leaveDone")}
      </Button>
    </Form>
  );
}
