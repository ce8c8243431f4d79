import { Link } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { PostRange, PostView, TopicLine, TopicView } from "#app/domain/forums/views.ts";
import type { ProductCard } from "#app/domain/products/views.ts";
import { aroundTopicPath, topicPath } from "#app/paths.ts";
import { ProductTile } from "../products/product-tile.tsx";
import { Badge } from "../ui/badge.tsx";
import { ReadingLine } from "./reading-line.tsx";
import { ReplyLink } from "./reply-link.tsx";

type Props = { topic: TopicView; posts: PostView[]; page: PostRange };

/** What stands beside a topic on a wide screen: the reading line, its products, and what to read next. */
export function TopicAside({ topic, posts, page }: Props) {
  const t = useTranslations("forums");
  const around = useAround(topic.id);
  return (
    <div className="sticky top-24 max-h-[calc(100dvh-7rem)] space-y-6 overflow-y-auto scrollbar-none ps-3 pb-4">
      <ReadingLine key={topic.id} topic={topic} posts={posts} page={page} />
      {topic.can.reply && <ReplyLink />}
      {around && around.products.length > 0 && (
        <section>
          <h2 className={heading}>{t("aboutProducts")}</h2>
          <ul className="space-y-2">
            {around.products.map((product) => (
              <li key={product.id}>
                <ProductTile product={product} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {around && around.topics.length > 0 && <Related topics={around.topics} />}
    </div>
  );
}

const heading = "mb-2 text-sm font-medium text-text-soft";

function Related({ topics }: { topics: TopicLine[] }) {
  const t = useTranslations("forums");
  return (
    <section>
      <h2 className={heading}>{t("related")}</h2>
      <ul>
        {topics.map((topic) => (
          <li key={topic.id}>
            <Link
              to={topicPath(topic)}
              className="-mx-2 block rounded-control px-2 py-2 text-sm leading-6 hover:bg-surface-hover"
            >
              <span dir="auto" className="line-clamp-2 text-as-page wrap-anywhere">
                {topic.title}
              </span>
              <span className="flex items-center gap-2 text-text-soft">
                {topic.solved && (
                  <Badge tone="good" icon={CircleCheck}>
                    {t("solved")}
                  </Badge>
                )}
                {t("replies", { count: topic.replyCount })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Around = { products: ProductCard[]; topics: TopicLine[] };

/** Asked for once the page is there. */
function useAround(topicId: string): Around | null {
  const [found, setFound] = useState<{ topicId: string; around: Around } | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    fetch(aroundTopicPath(topicId), { signal: asking.signal, headers: { Accept: "application/json" } })
      .then((response) => (response.ok ? response.json() : null))
      .then((around: Around | null) => around && setFound({ topicId, around }))
      .catch(() => undefined); // nothing beside the topic, then
    return () => asking.abort();
  }, [topicId]);
  return found?.topicId === topicId ? found.around : null;
}
