import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { audiences, type Privacy, privateFields } from "#app/domain/accounts/privacy.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { Button } from "../ui/button.tsx";

/** Who sees what of a member's profile, field by field. */
export function PrivacyForm({ privacy, state }: { privacy: Privacy; state: FormState | undefined }) {
  const t = useTranslations("profile");
  const accounts = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  const options = audiences.map((audience) => ({ value: audience, label: t(`audience.${audience}`) }));
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      <div className="grid gap-5 sm:grid-cols-2">
        {privateFields.map((field) => (
          <Select
            key={field}
            name={field}
            label={t(`field.${field}`)}
            state={state}
            defaultValue={privacy[field]}
            options={options}
          />
        ))}
      </div>
      <Button aria-busy={busy}>{accounts("save")}</Button>
    </Form>
  );
}
