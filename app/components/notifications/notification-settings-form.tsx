import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { NotificationSettingsView } from "#app/domain/notifications/get-settings.server.ts";
import { digestPaces } from "#app/domain/notifications/settings.ts";
import { changeMailPath } from "#app/paths.ts";
import { Checkbox } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { ChannelTable } from "./channel-table.tsx";
import { clockOptions, clockText } from "./clock-options.ts";

type Props = { settings: NotificationSettingsView; state: FormState | undefined };

/** By which ways a member is told, when, and how often: one form, saved at once. */
export function NotificationSettingsForm({ settings, state }: Props) {
  const t = useTranslations("notificationSettings");
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="space-y-6">
      <ProblemBox problem={state?.errors[""]} />
      <Card>
        <h2 className="text-lg">{t("tableTitle")}</h2>
        <p className="mt-1 mb-4 text-text-soft">{t("tableHint")}</p>
        <ChannelTable choices={settings.choices} state={state} />
      </Card>
      <Card>
        <h2 className="mb-4 text-lg">{t("digestTitle")}</h2>
        <Digest settings={settings} state={state} />
      </Card>
      <Card>
        <h2 className="text-lg">{t("quietTitle")}</h2>
        <p className="mt-1 mb-3 text-text-soft">{t("quietHint")}</p>
        <QuietHours settings={settings} state={state} />
      </Card>
      <Button aria-busy={busy}>{t("save")}</Button>
    </Form>
  );
}

function Digest({ settings: { digest, mail }, state }: Props) {
  const t = useTranslations("notificationSettings");
  const link = (words: React.ReactNode) => (
    <Link to={changeMailPath()} className="inline-flex min-h-11 items-center font-medium text-accent hover:underline">
      {words}
    </Link>
  );
  const address = () => (
    <bdi dir="ltr" className="wrap-anywhere">
      {mail}
    </bdi>
  );
  return (
    <Select
      name="digest"
      label={t("digest")}
      hint={mail ? t.rich("digestHint", { address }) : t.rich("noMail", { link })}
      state={state}
      defaultValue={digest}
      options={digestPaces.map((pace) => ({ value: pace, label: t(`pace.${pace}`) }))}
    />
  );
}

function QuietHours({ settings: { quiet, quietFrom, quietUntil }, state }: Props) {
  const t = useTranslations("notificationSettings");
  const { locale } = useClub();
  const options = (chosen: number) => clockOptions(chosen, locale);
  return (
    <div className="space-y-4">
      <Checkbox look="switch" name="quiet" label={t("quiet")} state={state} defaultChecked={quiet} />
      <div className="grid grid-cols-2 gap-4">
        <Select
          name="quietFrom"
          label={t("quietFrom")}
          state={state}
          defaultValue={clockText(quietFrom)}
          options={options(quietFrom)}
        />
        <Select
          name="quietUntil"
          label={t("quietUntil")}
          state={state}
          defaultValue={clockText(quietUntil)}
          options={options(quietUntil)}
        />
      </div>
    </div>
  );
}
