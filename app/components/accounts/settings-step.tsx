import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { settingsSignInPath } from "#app/paths.ts";
import { BackLink } from "../ui/back-link.tsx";
import { Card } from "../ui/card.tsx";
import { NarrowPage, PageHeading } from "../ui/page.tsx";

type Props = { title: string; hint?: ReactNode; children: ReactNode };

/** A page for one change to how a member signs in, with the way back to the others. */
export function SettingsStep({ title, hint, children }: Props) {
  const t = useTranslations("signIn");
  return (
    <NarrowPage>
      <BackLink to={settingsSignInPath()}>{t("backToSettings")}</BackLink>
      <PageHeading title={title} hint={hint} />
      <Card className="space-y-5">{children}</Card>
    </NarrowPage>
  );
}
