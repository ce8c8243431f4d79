import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { settingsSignInPath } from "#app/paths.ts";
import { Card } from "../ui/card.tsx";
import { NarrowPage, PageHeading } from "../ui/page.tsx";

type Props = { title: string; hint?: ReactNode; children: ReactNode };

/** A page for one change to how a member signs in, with the way back to the others. */
export function SettingsStep({ title, hint, children }: Props) {
  const t = useTranslations("signIn");
  return (
    <NarrowPage>
      <PageHeading title={title} hint={hint} />
      <Card className="space-y-5">{children}</Card>
      <p className="mt-4">
        <Link to={settingsSignInPath()} className="inline-flex min-h-11 items-center text-accent hover:underline">
          {t("backToSettings")}
        </Link>
      </p>
    </NarrowPage>
  );
}
