import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ForumLines } from "#app/components/forums/forum-line.tsx";
import { useLocalName } from "#app/components/forums/forum-name.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { SearchBox } from "#app/components/ui/search-box.tsx";
import { findLastTopics, type LastTopic } from "#app/domain/forums/find-last-topics.server.ts";
import { listProductForums } from "#app/domain/forums/list-product-forums.server.ts";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import type { ForumCard } from "#app/domain/forums/views.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumsPath, productsPath } from "#app/paths.ts";

export const handle = { sharedWithGuests: ["q"] } satisfies SharedPage;

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  dependOn("topics");
  const t = await wordsFor(request, "forums");
  const actor = await optionalActor(request);
  const asked = new URL(request.url).searchParams.get("q")?.trim() ?? "";
  const [sections, productForums] = await Promise.all([
    listSections(actor, { ofProducts: false }),
    listProductForums(actor, asked),
  ]);
  const shown = [...sections.flatMap(({ forums }) => forums), ...productForums];
  const lastTopics = await findLastTopics(
    actor,
    shown.map(({ id }) => id),
  );
  return { asked, sections, productForums, lastTopics, head: { title: t("forums"), path: forumsPath() } };
});

export default function Forums() {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const { asked, sections, productForums, lastTopics } = useLoaderData<typeof loader>();
  const hasProducts = productForums.length > 0 || asked !== "";
  return (
    <>
      <PageHeading title={t("forums")} hint={t("forumsHint")} />
      {sections.length === 0 && !hasProducts && (
        <EmptyState drawing="speech" title={t("noForums")}>
          <p className="text-text-soft">{t("noForumsHint")}</p>
        </EmptyState>
      )}
      {sections.map((section) => (
        <section key={section.id} className="mb-8">
          <h2 className="mb-3 text-lg">{nameOf(section) || t("otherForums")}</h2>
          <ForumLines forums={section.forums} lastTopics={lastTopics} />
        </section>
      ))}
      {hasProducts && <ProductForums asked={asked} forums={productForums} lastTopics={lastTopics} />}
    </>
  );
}

type ProductForumsProps = { asked: string; forums: ForumCard[]; lastTopics: Map<string, LastTopic> };

/** Of forums of products there may be thousands: the liveliest, and a way to each. */
function ProductForums({ asked, forums, lastTopics }: ProductForumsProps) {
  const t = useTranslations("forums");
  return (
    <section id="products" className="mb-8">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg">{t("productForums")}</h2>
        <Link to={productsPath()} className="inline-flex min-h-11 items-center text-accent hover:underline">
          {t("allProducts")}
        </Link>
      </div>
      {asked === "" && <p className="-mt-2 mb-3 text-sm text-text-soft">{t("productForumsHint")}</p>}
      <SearchBox
        action={`${forumsPath()}#products`}
        asked={asked || undefined}
        label={t("forumSearch")}
        verb={t("searchGo")}
      />
      {forums.length > 0 ? (
        <ForumLines forums={forums} lastTopics={lastTopics} />
      ) : (
        <EmptyState drawing="search" title={t("noProductForum", { asked })} />
      )}
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
