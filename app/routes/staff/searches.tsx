import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { useClub } from "#app/components/shell/use-page-data.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { rowLinkClass, Table } from "#app/components/ui/table.tsx";
import { Time } from "#app/components/ui/time.tsx";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { searchPath, staffSearchesPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { listMisses } from "#search/misses.server.ts";

/** What people looked for and did not find. */
export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "forums.manage");
  const t = await wordsFor(request, "search");
  return { misses: await listMisses(actor), head: { title: t("misses"), path: staffSearchesPath(), hidden: true } };
});

export default function Searches() {
  const t = useTranslations("search");
  const { locale } = useClub();
  const { misses } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("misses")} hint={t("missesHint")} />
      {misses.length === 0 ? (
        <EmptyState drawing="search" title={t("missesNone")} />
      ) : (
        <Table
          caption={t("misses")}
          columns={[
            { key: "question", label: t("missQuestion") },
            { key: "times", label: t("missTimes"), numeric: true },
            { key: "last", label: t("missLast") },
          ]}
          rows={misses.map(({ question, times, lastAt }) => ({
            id: question,
            question: (
              <Link to={searchPath({ q: question })} dir="auto" className={rowLinkClass}>
                {question}
              </Link>
            ),
            times: formatNumber(times, locale),
            last: <Time at={lastAt} className="text-sm whitespace-nowrap text-text-soft" />,
          }))}
        />
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
