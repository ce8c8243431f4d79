import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { forumsPath, topicPath, writePath } from "#app/paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

type Topic = { seq: number; slug: string; title: string; forum: { slug: string } };

/** What comes in the place of results: why, what is spelt alike, and what others talk about. */
export function NothingFound({ asked, similar, popular }: { asked: string; similar: Topic[]; popular: Topic[] }) {
  const t = useTranslations("search");
  const forums = useTranslations("forums");
  return (
    <>
      <EmptyState
        drawing="search"
        title={
          <>
            <span className="block font-medium text-text">
              {t.rich("nothing", { asked: () => <bdi>{asked}</bdi> })}
            </span>
            {t("nothingHint")}
          </>
        }
      >
        <div className="flex flex-wrap justify-center gap-2">
          <ButtonLink to={writePath()}>{forums("newTopic")}</ButtonLink>
          <ButtonLink to={forumsPath()} variant="secondary">
            {forums("forums")}
          </ButtonLink>
        </div>
      </EmptyState>
      <Topics title={t("similar")} topics={similar} />
      <Topics title={t("popular")} topics={popular} />
    </>
  );
}

/** Topics that may be meant, as a short list. */
export function Topics({ title, topics }: { title: string; topics: Topic[] }) {
  if (topics.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg">{title}</h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {topics.map((topic) => (
          <li key={topic.seq}>
            <Link
              to={topicPath(topic)}
              dir="auto"
              className="flex min-h-11 items-center px-4 py-2 text-as-page wrap-anywhere hover:bg-surface-hover hover:text-accent"
            >
              {topic.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
