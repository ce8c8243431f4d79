import { Link } from "@remix-run/react";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { searchPath } from "#app/paths.ts";
import { periods } from "#search/views.ts";
import { useLocalName } from "../forums/forum-name.tsx";
import type { AskedFields, Choices } from "./asked-fields.ts";

type Chip = { name: "forum" | "product" | "author" | "since"; label: ReactNode };

/** What the search is narrowed down to; a press takes one of them away. */
export function AskedChips({ asked, choices }: { asked: AskedFields; choices: Choices }) {
  const t = useTranslations("search");
  const chips = useChips(asked, choices);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("narrowed")} className="mb-3 flex flex-wrap items-center gap-2">
      {chips.map(({ name, label }) => (
        <li key={name} className="min-w-0">
          <Link
            to={searchPath({ ...asked, [name]: undefined, by: undefined })}
            preventScrollReset
            className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-full border border-accent-line bg-accent-soft ps-4 pe-3 text-sm font-medium text-accent hover:border-accent"
          >
            <span className="sr-only">{t("drop")} </span>
            <span className="truncate">{label}</span>
            <X aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link
            to={searchPath({ q: asked.q, kind: asked.kind, sort: asked.sort })}
            preventScrollReset
            className="inline-flex min-h-11 items-center px-2 text-sm text-text-soft hover:text-text hover:underline"
          >
            {t("clear")}
          </Link>
        </li>
      )}
    </ul>
  );
}

/** What does not exist, or may not be seen, is named by its kind alone. */
function useChips(asked: AskedFields, { forums, products, author }: Choices): Chip[] {
  const t = useTranslations("search");
  const nameOf = useLocalName();
  const forum = forums.find(({ slug }) => slug === asked.forum);
  const product = products.find(({ id }) => id === asked.product);
  const since = periods.find((period) => period === asked.since);
  const chips: (Chip | false)[] = [
    Boolean(asked.forum) && {
      name: "forum",
      label: forum ? t.rich("inForum", { name: () => <bdi>{nameOf(forum)}</bdi> }) : t("forum"),
    },
    Boolean(asked.product) && {
      name: "product",
      label: product ? t.rich("onProduct", { name: () => <bdi>{nameOf(product)}</bdi> }) : t("aboutProduct"),
    },
    Boolean(asked.author) && {
      name: "author",
      label: author ? t.rich("byAuthor", { name: () => <bdi>{author.name}</bdi> }) : t("author"),
    },
    since !== undefined && { name: "since", label: t(since) },
  ];
  return chips.filter((chip) => chip !== false);
}
