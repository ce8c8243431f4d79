import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { standingLasts, standingReasonMax } from "#app/domain/accounts/standing-rules.ts";
import type { Standing } from "#app/domain/core/actor.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { DateField } from "../form/date-field.tsx";
import { Checkbox } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";

const standings = ["active", "silenced", "suspended", "removed"] as const;

type Props = { member: { id: string; standing: Standing }; state: FormState | undefined };

/** Changes a member's standing: to what, how long, why, and whether they are told by a message. */
export function StandingForm({ member, state }: Props) {
  const t = useTranslations("staff");
  return (
    <Form method="post" className="group space-y-4">
      <ProblemBox problem={state?.errors[""]} />
      <input type="hidden" name="memberId" value={member.id} />
      <StandingFields standing={member.standing} state={state} />
      <TextArea
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        state={state}
        rows={2}
        maxLength={standingReasonMax * 2}
      />
      <Checkbox name="tell" label={t("tell")} state={state} defaultChecked />
      <Button name="intent" value="standing" variant="danger">
        {t("changeStanding")}
      </Button>
    </Form>
  );
}

function StandingFields({ standing, state }: { standing: Standing; state: FormState | undefined }) {
  const t = useTranslations("staff");
  const { now } = useClub();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          name="standing"
          label={t("newStanding")}
          state={state}
          defaultValue={standing === "active" ? "silenced" : "active"}
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
        <DateField name="day" label={t("day")} hint={t("dayHint")} state={state} min={now} />
      </div>
    </>
  );
}
