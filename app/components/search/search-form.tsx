import { Form } from "@remix-run/react";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "use-intl";
import { searchPath } from "#app/paths.ts";
import { periods, sorts } from "#search/views.ts";
import { Select } from "../form/select.tsx";
import { useLocalName } from "../forums/forum-name.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { SearchField } from "../ui/search-box.tsx";

/** What was asked, as its address says it. */
export type AskedFields = Partial<Record<(typeof fields)[number], string>>;
export const fields = ["q", "kind", "forum", "product", "author", "since", "sort"] as const;

type Props = {
  asked: AskedFields;
  forums: { slug: string; name: string; nameEn: string }[];
  /** Whose words stand on this page: to see only theirs. */
  authors: { id: string; name: string }[];
};

/** The question, and under it what narrows it down. All of it is one form and works without scripts. */
export function SearchForm({ asked, forums, authors }: Props) {
  const t = useTranslations("search");
  return (
    <Form role="search" action={searchPath()} key={JSON.stringify(asked)} className="mb-4">
      <div className="flex gap-2">
        <SearchField asked={asked.q} label={t("label")} verb={t("go")} />
      </div>
      {asked.kind && <input type="hidden" name="kind" value={asked.kind} />}
      {asked.product && <input type="hidden" name="product" value={asked.product} />}
      {asked.q && <Filters asked={asked} forums={forums} authors={authors} />}
    </Form>
  );
}

function Filters({ asked, forums, authors }: Props) {
  const t = useTranslations("search");
  const nameOf = useLocalName();
  const isNarrow = Boolean(asked.forum || asked.author || asked.since || asked.product || asked.sort);
  const any = (label: string) => ({ value: "", label });
  return (
    <details open={isNarrow} className="mt-1">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-sm text-text-soft hover:text-text">
        <SlidersHorizontal aria-hidden size={18} strokeWidth={1.75} />
        {t("narrow")}
      </summary>
      <div className="grid grid-cols-1 gap-3 pt-2 sm:grid-cols-2">
        <Choice
          name="forum"
          asked={asked}
          label={t("forum")}
          options={[any(t("anyForum")), ...forums.map((forum) => ({ value: forum.slug, label: nameOf(forum) }))]}
        />
        <Choice
          name="author"
          asked={asked}
          label={t("author")}
          options={[any(t("anyAuthor")), ...authors.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Choice
          name="since"
          asked={asked}
          label={t("since")}
          options={[any(t("anyTime")), ...periods.map((value) => ({ value, label: t(value) }))]}
        />
        <Choice
          name="sort"
          asked={asked}
          label={t("sort")}
          options={sorts.map((value) => ({ value: value === "relevance" ? "" : value, label: t(value) }))}
        />
        <div className="flex flex-wrap gap-2 sm:col-span-2">
          <Button variant="secondary">{t("apply")}</Button>
          {isNarrow && (
            <ButtonLink variant="quiet" to={searchPath({ q: asked.q, kind: asked.kind })}>
              {t("clear")}
            </ButtonLink>
          )}
        </div>
      </div>
    </details>
  );
}

type ChoiceProps = {
  name: "forum" | "author" | "since" | "sort";
  asked: AskedFields;
  label: string;
  options: { value: string; label: string }[];
};

function Choice({ name, asked, label, options }: ChoiceProps) {
  return <Select name={name} label={label} state={undefined} defaultValue={asked[name] ?? ""} options={options} />;
}
