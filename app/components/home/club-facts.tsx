import { useTranslations } from "use-intl";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";

export type Facts = { members: number; topics: number; replies: number };

/** Below these a number says "nobody is here" and is better left out. */
const enough = { members: 100, replies: 300 };

/** Whether a club's numbers speak for it. */
export function isImpressive({ members, replies }: Facts): boolean {
  return members >= enough.members && replies >= enough.replies;
}

/** The club's numbers in one row. */
export function FactsLine({ facts }: { facts: Facts }) {
  const t = useTranslations("home");
  const { locale } = useClub();
  return (
    <dl className="mt-6 flex flex-wrap gap-x-8 gap-y-3">
      {(["members", "topics", "replies"] as const).map((name) => (
        <div key={name} className="flex flex-col-reverse">
          <dt className="text-sm text-text-soft">{t(name)}</dt>
          <dd className="text-xl font-bold tabular-nums">{formatNumber(facts[name], locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
