import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ForumIcon } from "#app/components/forums/forum-icon.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Rows } from "#app/components/staff/pieces.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { listForumPlan, type PlannedForum } from "#app/domain/forums/list-forum-plan.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { fresh, staffForumPath, staffForumsPath, staffSectionPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "forums.manage");
  const t = await wordsFor(request, "staff");
  const head = { title: t("forumsTitle"), path: staffForumsPath(), hidden: true };
  return { sections: await listForumPlan(actor), head };
});

export default function ForumPlan() {
  const t = useTranslations("staff");
  const { sections } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={t("forumsTitle")}
        hint={t("forumsHint")}
        actions={
          <>
            <ButtonLink to={staffForumPath(fresh)}>{t("newForum")}</ButtonLink>
            <ButtonLink variant="secondary" to={staffSectionPath(fresh)}>
              {t("newSection")}
            </ButtonLink>
          </>
        }
      />
      <div className="space-y-8">
        {sections.map(({ id, name, forums }) => (
          <section key={id}>
            <header className="mb-2 flex items-center justify-between gap-2">
              <h2 className="text-lg">
                <bdi>{id ? name : t("noSection")}</bdi>
              </h2>
              {id && (
                <ButtonLink variant="quiet" size="small" to={staffSectionPath(id)}>
                  {t("edit")}
                  <span className="sr-only"> {name}</span>
                </ButtonLink>
              )}
            </header>
            {forums.length === 0 ? (
              <p className="text-text-soft">{t("noForums")}</p>
            ) : (
              <Rows>
                {forums.map((forum) => (
                  <ForumRow key={forum.id} forum={forum} />
                ))}
              </Rows>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

function ForumRow({ forum }: { forum: PlannedForum }) {
  const t = useTranslations("staff");
  return (
    <li className="relative flex items-center gap-3 px-4 py-2 hover:bg-surface-sunken">
      <ForumIcon forum={forum} />
      <div className="min-w-0 grow">
        <Link to={staffForumPath(forum.id)} className="font-medium after:absolute after:inset-0 hover:text-accent">
          <bdi className="wrap-anywhere">{forum.name}</bdi>
        </Link>
        <p className="flex flex-wrap items-center gap-2 text-sm text-text-soft">
          {t("topicCount", { count: forum.topicCount })}
          {forum.readers !== "everyone" && <Badge tone="accent">{t(`readers_${forum.readers}`)}</Badge>}
          {forum.isOfProduct && <Badge>{t("productsPlace")}</Badge>}
        </p>
      </div>
    </li>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
