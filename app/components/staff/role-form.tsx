import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { nameMax } from "#app/domain/accounts/rules.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { type Permission, permissions } from "#app/domain/core/permissions.ts";
import { Field } from "../form/field.tsx";
import { ProblemBox, useProblemText } from "../form/problem-text.tsx";
import { usePageData } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { useRightName } from "./role-words.ts";

type Props = { role: { key: string; name: string; permissions: Permission[] } | null; state: FormState | undefined };

/** A role's name and rights; rights that its editor does not hold cannot be touched. */
export function RoleForm({ role, state }: Props) {
  const t = useTranslations("staff");
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      {role && <input type="hidden" name="key" value={role.key} />}
      <Field
        name="name"
        label={t("roleName")}
        state={state}
        defaultValue={role?.name}
        required
        maxLength={nameMax * 2}
        dir="auto"
      />
      <Rights role={role} state={state} />
      <Button name="intent" value="save">
        {t(role ? "save" : "create")}
      </Button>
    </Form>
  );
}

function Rights({ role, state }: Props) {
  const t = useTranslations("staff");
  const problemText = useProblemText();
  const rightName = useRightName();
  const { me } = usePageData();
  const typed = state && [state.values.permissions ?? []].flat();
  const problem = state?.errors.permissions;
  return (
    <fieldset aria-describedby="rights-hint">
      <legend className="font-medium">{t("rights")}</legend>
      <p id="rights-hint" className="text-sm text-text-soft">
        {t("rightsHint")}
      </p>
      <div className="mt-2 grid gap-x-6 sm:grid-cols-2">
        {permissions.map((permission) => {
          const mine = me?.permissions.includes(permission) ?? false;
          const on = typed ? typed.includes(permission) : (role?.permissions.includes(permission) ?? false);
          return (
            <label key={permission} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name="permissions"
                value={permission}
                defaultChecked={on}
                disabled={!mine}
                className="control-box"
              />
              {!mine && on && <input type="hidden" name="permissions" value={permission} />}
              <span className={mine ? undefined : "text-text-soft"}>{rightName(permission)}</span>
            </label>
          );
        })}
      </div>
      {problem && <p className="text-sm font-medium text-bad">{problemText(problem)}</p>}
    </fieldset>
  );
}
