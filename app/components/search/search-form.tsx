import { Form } from "@remix-run/react";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "use-intl";
import { searchPath } from "#app/paths.ts";
import { periods, sorts } from "#search/views.ts";
import { Combobox } from "../form/combobox.tsx";
import { Select } from "../form/select.tsx";
import { useLocalName } from "../forums/forum-name.tsx";
import { Button } from "../ui/button.tsx";
import { SearchField } from "../ui/search-box.tsx";
import type { AskedFields, Choices, LocalNamed } from "./asked-fields.ts";
import { AuthorField } from "./author-field.tsx";

type Props = { asked: AskedFields; choices: Choices };

/** The question, and under it what narrows it down. All of it is one form and works without scripts. */
export function SearchForm({ asked, choices }: Props) {
  const t = useTranslations("search");
  return (
    <Form role="search" action={searchPath()} key={JSON.stringify(asked)} className="mb-4">
      <div className="flex gap-2">
        <SearchField asked={asked.q} label={t("label")} verb={t("go")} />
      </div>
      {asked.kind && <input type="hidden" name="kind" value={asked.kind} />}
      <Filters asked={asked} choices={choices} />
    </Form>
  );
}

/** Open only while there is something to answer: what is chosen stands above the results. */
function Filters({ asked, choices }: Props) {
  const t = useTranslations("search");
  const nameOf = useLocalName();
  const any = (label: string) => ({ value: "", label });
  const optionOf = (one: LocalNamed, value: string) => ({ value, label: nameOf(one) });
  return (
    <details open={choices.mayBe !== null} className="mt-1">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-control text-sm text-text-soft hover:text-text">
        <SlidersHorizontal aria-hidden size={18} strokeWidth={1.75} />
        {t("narrow")}
      </summary>
      <div className="grid grid-cols-1 gap-4 pt-2 sm:grid-cols-2">
        <Combobox
          name="forum"
          label={t("forum")}
          state={undefined}
          defaultValue={asked.forum ?? ""}
          options={[any(t("anyForum")), ...choices.forums.map((forum) => optionOf(forum, forum.slug))]}
        />
        <Combobox
          name="product"
          label={t("aboutProduct")}
          state={undefined}
          defaultValue={asked.product ?? ""}
          options={[any(t("anyProduct")), ...choices.products.map((product) => optionOf(product, product.id))]}
        />
        <AuthorField asked={asked} choices={choices} />
        <Select
          name="since"
          label={t("since")}
          state={undefined}
          defaultValue={asked.since ?? ""}
          options={[any(t("anyTime")), ...periods.map((value) => ({ value, label: t(value) }))]}
        />
        <Select
          name="sort"
          label={t("sort")}
          state={undefined}
          defaultValue={asked.sort ?? ""}
          options={sorts.map((value) => ({ value: value === "relevance" ? "" : value, label: t(value) }))}
        />
        <div className="flex items-end">
          <Button variant="secondary">{t("apply")}</Button>
        </div>
      </div>
    </details>
  );
}
