import { Link } from "@remix-run/react";
import { MessageSquareText, Reply } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { forumPath } from "#app/paths.ts";
import { formatDate } from "#app/platform/persian/format.ts";
import type { Found } from "#search/views.ts";
import { MemberLink } from "../accounts/member-link.tsx";
import { useLocalName } from "../forums/forum-name.tsx";
import { ProductPicture } from "../products/product-tile.tsx";
import { RatingLine } from "../products/rating.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Time } from "../ui/time.tsx";
import { Marked } from "./marked.tsx";

/** What was found, each with the place in which the words stand. */
export function FoundList({ items }: { items: Found[] }) {
  const t = useTranslations("search");
  return (
    <ol
      aria-label={t("results")}
      className="divide-y divide-line border-line bg-surface-raised max-sm:-mx-4 max-sm:border-y sm:rounded-card sm:border"
    >
      {items.map((found) => (
        <FoundRow key={`${found.kind}:${found.id}`} found={found} />
      ))}
    </ol>
  );
}

function FoundRow({ found }: { found: Found }) {
  const id = useId();
  const hasSnippet = found.snippet.some((piece) => piece !== "");
  return (
    <li className="relative flex gap-3 px-4 py-4 first:rounded-t-card last:rounded-b-card hover:bg-surface-hover">
      <Picture found={found} />
      <div className="min-w-0 grow">
        <h2 id={id} className="text-base leading-7 font-medium">
          <Link
            to={found.path}
            dir="auto"
            className="block text-as-page wrap-anywhere after:absolute after:inset-0 hover:text-accent"
          >
            <Marked pieces={found.title} />
          </Link>
        </h2>
        {hasSnippet && (
          <p dir="auto" className="mt-1 line-clamp-3 text-sm leading-7 text-as-page wrap-anywhere text-text-soft">
            <Marked pieces={found.snippet} />
          </p>
        )}
        <div className="mt-1 flex flex-wrap items-center gap-x-3 text-sm leading-6 text-text-soft">
          <Facts found={found} />
        </div>
      </div>
    </li>
  );
}

function Picture({ found }: { found: Found }) {
  if (found.kind === "product") return <ProductPicture imageUrl={found.product.imageUrl} />;
  if (found.kind === "member") return <Avatar member={found.member} />;
  return <span className="hidden sm:block">{found.author && <Avatar member={found.author} />}</span>;
}

function Facts({ found }: { found: Found }): ReactNode {
  const t = useTranslations("search");
  const club = useClub();
  const nameOf = useLocalName();
  if (found.kind === "product")
    return found.product.rating.average !== null && <RatingLine rating={found.product.rating} />;
  if (found.kind === "member") return <span>{t("joined", { date: formatDate(found.joinedAt, club, "long") })}</span>;
  const { author, place, createdAt, kind } = found;
  const Icon = kind === "topic" ? MessageSquareText : Reply;
  return (
    <>
      <span className="inline-flex min-w-0 items-center gap-1.5">
        <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0 rtl:-scale-x-100" />
        <span className="sr-only">{t(kind)}: </span>
        {author && (
          <MemberLink member={author} className={ownLink}>
            <bdi className="block truncate">{author.name}</bdi>
          </MemberLink>
        )}
      </span>
      <Link to={forumPath(place)} className={ownLink}>
        <bdi className="block truncate">{nameOf(place)}</bdi>
      </Link>
      <Time at={createdAt} className="whitespace-nowrap" />
    </>
  );
}

const ownLink = "relative max-w-full min-w-0 hover:text-text hover:underline";
