import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { audiences, type Privacy, privateFields } from "#app/domain/accounts/privacy.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Checkbox } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { Button } from "../ui/button.tsx";

type Props = { privacy: Privacy; showsPresence: boolean; state: FormState | undefined };

/** Who sees what of a member's profile, field by field, and whether they are seen while they are here. */
export function PrivacyForm({ privacy, showsPresence, state }: Props) {
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
      <Checkbox
        name="showsPresence"
        label={t("showsPresence")}
        hint={t("showsPresenceHint")}
        state={state}
        defaultChecked={showsPresence}
      />
      <Button aria-busy={busy}>{accounts("save")}</Button>
    </Form>
  );
}
