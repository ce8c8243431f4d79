import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { WhilePending } from "#app/components/forums/while-pending.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { AskedChips } from "#app/components/search/asked-chips.tsx";
import { type AskedFields, fields } from "#app/components/search/asked-fields.ts";
import { FoundList } from "#app/components/search/found-list.tsx";
import { NothingFound, Topics } from "#app/components/search/nothing-found.tsx";
import { SearchForm } from "#app/components/search/search-form.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import type { Actor } from "#app/domain/core/actor.ts";
import { searchKinds } from "#app/domain/core/search-document.ts";
import { listHotTopics } from "#app/domain/forums/brief-topics.server.ts";
import { listSimilarTopics } from "#app/domain/forums/list-similar-topics.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { limitSearches, mayNoteMiss } from "#app/http/search-limit.server.ts";
import { searchPath } from "#app/paths.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { cleanName } from "#app/platform/persian/text.ts";
import { findAuthor, readNarrowing } from "#search/narrow.server.ts";
import { questionMax } from "#search/question.ts";
import { searchClub } from "#search/search-club.server.ts";
import { countMax, type Found, periods, type SearchPage, sorts } from "#search/views.ts";

/** What the club holds for a question; each way to narrow it down is a part of the address. */
export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const given = readAsked(searchParams);
  const actor = await optionalActor(request);
  const t = await wordsFor(request, "search");
  const { ids, ...narrowing } = await readNarrowing(actor, given);
  const { asked, mayBe } = await readAuthor(request, { actor, given, searchParams, author: narrowing.author });
  const title = asked.q ? t("titleOf", { asked: asked.q.slice(0, titleMax).toWellFormed() }) : t("title");
  const head = { title, path: searchPath(), hidden: true };
  const choices = { ...narrowing, author: asked.author ? narrowing.author : null, mayBe, authors: [] };
  if (!asked.q) return { asked, choices, head, page: null, similar: [], popular: await listHotTopics(actor) };
  await limitSearches(request);
  const wanted = {
    ...{ q: asked.q, ...ids, authorId: asked.author && ids.authorId },
    kind: searchKinds.find((kind) => kind === asked.kind),
    since: periods.find((period) => period === asked.since),
    sort: sorts.find((sort) => sort === asked.sort),
    after: searchParams.get("after"),
  };
  const page = await searchClub(actor, wanted, () => mayNoteMiss(request));
  const instead = await findInstead(actor, asked.q, page);
  return { asked, choices: { ...choices, authors: authorsOf(page.items) }, head, page, ...instead };
});

function readAsked(searchParams: URLSearchParams): AskedFields {
  const given = fields.map((name) => [name, cleanName(searchParams.get(name) ?? "").slice(0, questionMax)] as const);
  return Object.fromEntries(
    given.filter(([, value]) => value !== "").map(([name, value]) => [name, value.toWellFormed()]),
  );
}

type AuthorGiven = { actor: Actor; given: AskedFields; searchParams: URLSearchParams; author: { name: string } | null };
type AuthorAsked = { asked: AskedFields; mayBe: { id: string; name: string }[] | null };

/**
 * A typed name leads to the address with the id of who bears it; one that was emptied, to that without an author.
 * @returns what is asked then, and who may be meant where that is not one; null where no name was typed
 */
async function readAuthor(request: Request, { actor, given, searchParams, author }: AuthorGiven): Promise<AuthorAsked> {
  const typed = given.by;
  if (!searchParams.has("by") || (typed && author && fold(typed) === fold(author.name)))
    return { asked: { ...given, by: undefined }, mayBe: null };
  const asked = { ...given, author: undefined };
  if (!typed) return { asked, mayBe: null };
  await limitSearches(request);
  const { author: meant, mayBe } = await findAuthor(actor, typed);
  if (meant) throw redirect(searchPath({ ...asked, by: undefined, author: meant.id }));
  return { asked, mayBe: mayBe.map(({ id, name }) => ({ id, name })) };
}

const titleMax = 60;

/** Whose words are on the page. */
function authorsOf(items: Found[]) {
  const shown = items.flatMap((found) =>
    "author" in found && found.author && !found.author.former ? [found.author] : [],
  );
  return [...new Map(shown.map(({ id, name }) => [id, { id, name }])).values()];
}

async function findInstead(actor: Actor, q: string, { items }: SearchPage) {
  if (items.length > 0) return { similar: [], popular: [] };
  const [similar, popular] = await Promise.all([listSimilarTopics(actor, q), listHotTopics(actor)]);
  return { similar, popular };
}

export default function Search() {
  const t = useTranslations("search");
  const { asked, choices, page, similar, popular } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("title")} />
      <SearchForm asked={asked} choices={choices} />
      <AskedChips asked={asked} choices={choices} />
      {page ? (
        <>
          <Kinds asked={asked} />
          <WhilePending shape="topics">
            {page.meant && <Meant asked={asked} meant={page.meant} />}
            {page.isInstead && <p className="mb-3 text-sm text-text-soft">{t("instead")}</p>}
            {page.items.length > 0 ? (
              <Results page={page} />
            ) : (
              <NothingFound asked={asked.q ?? ""} similar={similar} popular={popular} />
            )}
            {page.isCut && page.next === null && <p className="mt-6 text-center text-text-soft">{t("cut")}</p>}
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

/** The same question as it may have been meant, with all that narrows it down. */
function Meant({ asked, meant }: { asked: AskedFields; meant: string }) {
  const t = useTranslations("search");
  const link = () => (
    <Link
      to={searchPath({ ...asked, q: meant })}
      className="py-2.5 font-medium text-accent underline underline-offset-4"
    >
      <bdi>{meant}</bdi>
    </Link>
  );
  return <p className="mb-3 leading-8">{t.rich("meant", { link })}</p>;
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
