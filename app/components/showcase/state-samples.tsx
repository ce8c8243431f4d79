import { useTranslations } from "use-intl";
import { forumsPath } from "#app/paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SkeletonList } from "../ui/skeleton.tsx";

const empty = {
  speech: "emptySpeech",
  box: "emptyBox",
  bell: "emptyBell",
  search: "emptySearch",
  pencil: "emptyPencil",
  shield: "emptyShield",
} as const;

/** What is on its way, and what holds nothing. */
export function StateSamples() {
  const t = useTranslations("ui");
  const drawings = Object.keys(empty) as (keyof typeof empty)[];
  return (
    <>
      <h3>{t("loadingTopics")}</h3>
      <SkeletonList shape="topics" count={3} />
      <h3>{t("loadingPost")}</h3>
      <SkeletonList shape="posts" count={1} />
      <h3>{t("loadingForm")}</h3>
      <SkeletonList shape="form" count={2} />
      <div className="grid gap-4 lg:grid-cols-2">
        {drawings.map((drawing) => (
          <EmptyState key={drawing} drawing={drawing} title={t(empty[drawing])}>
            {drawing === "speech" && <ButtonLink to={forumsPath()}>{t("begin")}</ButtonLink>}
          </EmptyState>
        ))}
      </div>
    </>
  );
}
