import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { WhilePending } from "#app/components/forums/while-pending.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { FoundList } from "#app/components/search/found-list.tsx";
import { NothingFound, Topics } from "#app/components/search/nothing-found.tsx";
import { type AskedFields, fields, SearchForm } from "#app/components/search/search-form.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { searchKinds } from "#app/domain/core/search-document.ts";
import { listHotTopics } from "#app/domain/forums/brief-topics.server.ts";
import { listSearchForums } from "#app/domain/forums/list-search-forums.server.ts";
import { listSimilarTopics } from "#app/domain/forums/list-similar-topics.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { limitSearches, mayNoteMiss } from "#app/http/search-limit.server.ts";
import { searchPath } from "#app/paths.ts";
import { searchClub } from "#search/search-club.server.ts";
import { countMax, type Found, periods, type SearchPage, sorts } from "#search/views.ts";

/** What the club holds for a question; each way to narrow it down is a part of the address. */
export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const asked: AskedFields = Object.fromEntries(
    fields.flatMap((name) => (searchParams.get(name)?.trim() ? [[name, searchParams.get(name)!.trim()]] : [])),
  );
  const actor = await optionalActor(request);
  const t = await wordsFor(request, "search");
  const forums = await listSearchForums(actor);
  const title = asked.q ? t("titleOf", { asked: asked.q.slice(0, titleMax) }) : t("title");
  const head = { title, path: searchPath(), hidden: true };
  if (!asked.q)
    return { asked, forums, head, page: null, authors: [], similar: [], popular: await listHotTopics(actor) };
  await limitSearches(request);
  const page = await searchClub(
    actor,
    {
      q: asked.q,
      kind: searchKinds.find((kind) => kind === asked.kind),
      forumId: asked.forum && (forums.find(({ slug }) => slug === asked.forum)?.id ?? nowhere),
      productId: asked.product && (isUuid(asked.product) ? asked.product : nowhere),
      authorId: asked.author && (isUuid(asked.author) ? asked.author : nowhere),
      since: periods.find((period) => period === asked.since),
      sort: sorts.find((sort) => sort === asked.sort),
      after: searchParams.get("after"),
    },
    () => mayNoteMiss(request),
  );
  const [authors, instead] = await Promise.all([
    authorsOf(page.items, asked.author),
    findInstead(actor, asked.q, page),
  ]);
  return { asked, forums, head, page, authors, ...instead };
});

const titleMax = 60;
/** No thing has this id. */
const nowhere = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Whose words are on the page, and who was asked for. */
async function authorsOf(items: Found[], asked: string | undefined) {
  const shown = items.flatMap((found) =>
    "author" in found && found.author && !found.author.former ? [found.author] : [],
  );
  const chosen = asked && isUuid(asked) ? (await findMemberCards([asked])).get(asked) : undefined;
  const all = chosen && !chosen.former ? [chosen, ...shown] : shown;
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}

async function findInstead(actor: Actor, q: string, { items }: SearchPage) {
  if (items.length > 0) return { similar: [], popular: [] };
  const [similar, popular] = await Promise.all([listSimilarTopics(actor, q), listHotTopics(actor)]);
  return { similar, popular };
}

export default function Search() {
  const t = useTranslations("search");
  const { asked, forums, authors, page, similar, popular } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("title")} />
      <SearchForm asked={asked} forums={forums} authors={authors} />
      {page ? (
        <>
          <Kinds asked={asked} />
          <WhilePending shape="topics">
            {page.isInstead && <p className="mb-3 text-sm text-text-soft">{t("instead")}</p>}
            {page.items.length > 0 ? (
              <Results page={page} />
            ) : (
              <NothingFound asked={asked.q ?? ""} similar={similar} popular={popular} />
            )}
            <MorePages next={page.next} />
          </WhilePending>
        </>
      ) : (
        <>
          <p className="text-text-soft">{t("begin")}</p>
          <Topics title={t("popular")} topics={popular} />
        </>
      )}
    </>
  );
}

function Kinds({ asked }: { asked: AskedFields }) {
  const t = useTranslations("search");
  const tabs = ([undefined, ...searchKinds] as const).map((kind) => ({
    to: searchPath({ ...asked, kind }),
    label: t(kind ?? "all"),
    current: kind === searchKinds.find((one) => one === asked.kind),
  }));
  return <Tabs label={t("kinds")} tabs={tabs} className="mb-4" />;
}

function Results({ page }: { page: SearchPage }) {
  const t = useTranslations("search");
  return (
    <>
      <p role="status" className="mb-3 text-sm text-text-soft">
        {page.count === null ? t("countMore", { count: countMax }) : t("count", { count: page.count })}
        {page.width !== "all" && <span className="block">{t(page.width)}</span>}
      </p>
      <FoundList items={page.items} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
