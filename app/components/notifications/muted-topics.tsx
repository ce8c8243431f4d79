import { Link, useFetcher } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { mutePath } from "#app/paths.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";

type Props = { topics: { id: string; title: string; path: string }[] };

/** The topics of which nothing is told, and the way back; nothing where there are none. */
export function MutedTopics({ topics }: Props) {
  const t = useTranslations("notificationSettings");
  const fetcher = useFetcher();
  if (topics.length === 0) return null;
  return (
    <Card>
      <h2 className="text-lg">{t("mutedTitle")}</h2>
      <p className="mt-1 mb-2 text-text-soft">{t("mutedHint")}</p>
      <ul className="divide-y divide-line">
        {topics.map(({ id, title, path }) => (
          <li key={id} className="flex items-center gap-4 py-2">
            <Link
              to={path}
              dir="auto"
              className="line-clamp-2 min-w-0 grow text-as-page wrap-anywhere hover:text-accent"
            >
              {title}
            </Link>
            <fetcher.Form method="post" action={mutePath()} className="shrink-0">
              <input type="hidden" name="what" value="topic" />
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="intent" value="unmute" />
              <Button variant="secondary" size="small" aria-label={t("unmuteTopic", { topic: title })}>
                {t("unmute")}
              </Button>
            </fetcher.Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
