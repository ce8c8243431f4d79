import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { standingLasts, standingReasonMax } from "#app/domain/accounts/standing-rules.ts";
import type { Standing } from "#app/domain/core/actor.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Checkbox, controlClass, Field, FieldFrame } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { Button } from "../ui/button.tsx";

const standings = ["active", "silenced", "suspended", "removed"] as const;

type Props = { member: { id: string; standing: Standing }; state: FormState | undefined };

/** Changes a member's standing: to what, how long, why, and whether they are told by a message. */
export function StandingForm({ member, state }: Props) {
  const t = useTranslations("staff");
  const typed = state?.values.reason;
  return (
    <Form method="post" className="group space-y-4">
      <ProblemBox problem={state?.errors[""]} />
      <input type="hidden" name="memberId" value={member.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          name="standing"
          label={t("newStanding")}
          state={state}
          defaultValue={member.standing === "active" ? "silenced" : "active"}
          options={standings.map((value) => ({ value, label: t(`standing_${value}`) }))}
        />
        <Select
          name="lasts"
          label={t("lasts")}
          hint={t("lastsHint")}
          state={state}
          defaultValue="24"
          options={standingLasts.map((value) => ({ value, label: t(`lasts_${value}`) }))}
        />
      </div>
      <div className="hidden group-has-[option[value=day]:checked]:block">
        <Field
          name="day"
          label={t("day")}
          hint={t("dayHint")}
          state={state}
          inputMode="numeric"
          dir="ltr"
          maxLength={30}
        />
      </div>
      <FieldFrame name="reason" label={t("reason")} hint={t("reasonHint")} state={state}>
        {(wiring) => (
          <textarea
            {...wiring}
            name="reason"
            rows={2}
            dir="auto"
            maxLength={standingReasonMax * 2}
            defaultValue={typeof typed === "string" ? typed : ""}
            className={controlClass}
          />
        )}
      </FieldFrame>
      <Checkbox name="tell" label={t("tell")} state={state} defaultChecked />
      <Button name="intent" value="standing" variant="danger">
        {t("changeStanding")}
      </Button>
    </Form>
  );
}
