import { useId } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { PublicFactKind } from "#app/domain/integrations/public-facts.ts";
import { publicFactKinds } from "#app/domain/integrations/public-facts.ts";
import { webhookAddressMax, webhookDescriptionMax } from "#app/domain/integrations/webhook-rules.ts";
import type { StaffWords } from "#app/i18n/staff.ts";
import { Field } from "../form/field.tsx";
import { ProblemBox, useProblemText } from "../form/problem-text.tsx";
import { useKindName } from "./kind-name.ts";

type Group = keyof StaffWords["integrations"]["kindGroups"];
type Webhook = { address: string; description: string; kinds: string[] };
type Props = { state: FormState | undefined; webhook?: Webhook };

const groups = Object.entries(Object.groupBy(publicFactKinds, (kind) => kind.slice(0, kind.indexOf(".")) as Group)) as [
  Group,
  PublicFactKind[],
][];

/** The fields of a webhook: where it leads, what for, and what it hears of. */
export function WebhookFields({ state, webhook }: Props) {
  const t = useTranslations("staff.integrations");
  return (
    <>
      <ProblemBox problem={state?.errors[""]} />
      <Field
        name="address"
        type="url"
        label={t("address")}
        hint={t("addressHint")}
        state={state}
        required
        maxLength={webhookAddressMax}
        dir="ltr"
        autoComplete="off"
        defaultValue={webhook?.address}
      />
      <Field
        name="description"
        label={t("description")}
        state={state}
        maxLength={webhookDescriptionMax * 2}
        dir="auto"
        defaultValue={webhook?.description}
      />
      <KindsField state={state} chosen={webhook?.kinds ?? []} />
    </>
  );
}

function KindsField({ state, chosen }: { state: FormState | undefined; chosen: string[] }) {
  const t = useTranslations("staff.integrations");
  const text = useProblemText();
  const id = useId();
  const problem = state?.errors.kinds;
  const ticked = state ? [state.values.kinds ?? []].flat() : chosen;
  return (
    <fieldset aria-describedby={problem ? `${id}-error ${id}-hint` : `${id}-hint`} className="space-y-3">
      <legend className="font-medium">{t("kindsLegend")}</legend>
      <p id={`${id}-hint`} className="text-sm text-text-soft">
        {t("kindsHint")}
      </p>
      {problem && (
        <p id={`${id}-error`} className="text-sm font-medium text-bad">
          {text(problem)}
        </p>
      )}
      {groups.map(([group, kinds]) => (
        <KindGroup key={group} group={group} kinds={kinds} ticked={ticked} />
      ))}
    </fieldset>
  );
}

function KindGroup({ group, kinds, ticked }: { group: Group; kinds: PublicFactKind[]; ticked: string[] }) {
  const t = useTranslations("staff.integrations.kindGroups");
  const nameOf = useKindName();
  return (
    <fieldset>
      <legend className="text-sm text-text-soft">{t(group)}</legend>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {kinds.map((kind) => (
          <li key={kind}>
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name="kinds"
                value={kind}
                defaultChecked={ticked.includes(kind)}
                className="control-box"
              />
              {nameOf(kind)}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
