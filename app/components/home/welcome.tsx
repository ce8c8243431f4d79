import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { forumsPath, homePath, signInPath } from "#app/paths.ts";
import { usePageData } from "../shell/use-page-data.ts";
import { ButtonLink } from "../ui/button.tsx";
import { type Facts, FactsLine, isImpressive } from "./club-facts.tsx";
import { AskDrawing, HeardDrawing, ReadDrawing } from "./drawings.tsx";

/** What a guest meets first: whose club this is, what one can do here, the way in. */
export function Welcome({ facts }: { facts: Facts }) {
  const t = useTranslations("home");
  const shell = useTranslations("shell");
  const { club } = usePageData();
  return (
    <section className="mb-8 overflow-hidden rounded-card border border-line bg-surface-raised">
      <div className="border-b border-accent-line bg-accent-soft px-4 py-8 sm:px-8 sm:py-10">
        {club.logoUrl && <img src={club.logoUrl} alt="" height={56} className="mb-4 h-14 max-w-48 object-contain" />}
        <h1 className="text-2xl text-accent sm:text-3xl" tabIndex={-1}>
          {t.rich("welcomeTo", { club: () => <bdi>{club.name || shell("clubFallback")}</bdi> })}
        </h1>
        <p className="mt-3 max-w-[52ch] text-lg">{t("welcomeText")}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <ButtonLink to={signInPath(homePath())} className="max-sm:grow">
            {t("join")}
          </ButtonLink>
          <ButtonLink to={forumsPath()} variant="secondary" className="max-sm:grow">
            {t("lookAround")}
          </ButtonLink>
        </div>
        <p className="mt-3 text-sm text-text-soft">{t("joinHint")}</p>
        {isImpressive(facts) && <FactsLine facts={facts} />}
      </div>
      <ul className="grid gap-6 p-4 sm:grid-cols-3 sm:p-8">
        <Point drawing={<AskDrawing />} title={t("ask")} text={t("askText")} />
        <Point drawing={<ReadDrawing />} title={t("read")} text={t("readText")} />
        <Point drawing={<HeardDrawing />} title={t("beHeard")} text={t("beHeardText")} />
      </ul>
    </section>
  );
}

function Point({ drawing, title, text }: { drawing: ReactNode; title: string; text: string }) {
  return (
    <li className="flex items-center gap-4 sm:flex-col sm:items-start sm:gap-3">
      {drawing}
      <div className="min-w-0">
        <p className="font-bold">{title}</p>
        <p className="mt-1 text-sm text-text-soft">{text}</p>
      </div>
    </li>
  );
}
