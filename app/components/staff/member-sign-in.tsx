import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { StaffMemberView } from "#app/domain/accounts/staff-views.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmButton } from "../ui/confirm-button.tsx";
import { stateOf } from "./pieces.tsx";

type Props = { member: StaffMemberView; state: FormState | undefined };

/** How a member signs in, for when they lost what they sign in with: each deed asks for its reason. */
export function MemberSignIn({ member, state }: Props) {
  const t = useTranslations("staff");
  return (
    <div className="space-y-4">
      <Form method="post" className="flex flex-wrap items-center justify-between gap-3">
        <p>{t("sessions", { count: member.sessionCount })}</p>
        {member.sessionCount > 0 && (
          <Button name="intent" value="end-sessions" variant="secondary" size="small">
            {t("endSessions")}
          </Button>
        )}
      </Form>
      <details open={Boolean(stateOf(state, "change-phone") ?? stateOf(state, "reset-factor"))}>
        <summary className="disclosure text-text-soft hover:text-text">{t("sensitive")}</summary>
        <div className="mt-2 space-y-6">
          <ChangePhone member={member} state={stateOf(state, "change-phone")} />
          {member.hasSecondFactor && <ResetFactor member={member} state={stateOf(state, "reset-factor")} />}
        </div>
      </details>
    </div>
  );
}

function ChangePhone({ member, state }: Props) {
  const t = useTranslations("staff");
  return (
    <Form method="post" className="space-y-3">
      <ProblemBox problem={state?.errors[""]} />
      <input type="hidden" name="memberId" value={member.id} />
      <Field
        name="phone"
        label={t("newNumber")}
        hint={t("changeNumberHint")}
        state={state}
        required
        inputMode="tel"
        dir="ltr"
        autoComplete="off"
        maxLength={40}
      />
      <Field name="reason" label={t("reason")} state={state} required maxLength={500} dir="auto" />
      <Button name="intent" value="change-phone" variant="danger" size="small">
        {t("changeNumber")}
      </Button>
    </Form>
  );
}

function ResetFactor({ member, state }: Props) {
  const t = useTranslations("staff");
  return (
    <Form method="post" className="space-y-3">
      <ProblemBox problem={state?.errors[""]} />
      <input type="hidden" name="memberId" value={member.id} />
      <Field name="reason" label={t("reason")} state={state} required maxLength={500} dir="auto" />
      <ConfirmButton name="intent" value="reset-factor" size="small" verb={t("resetSecondFactor")}>
        {t("resetSecondFactorSure")}
      </ConfirmButton>
    </Form>
  );
}
