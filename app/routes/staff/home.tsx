import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { type PlaceWord, staffPlaces } from "#app/components/staff/staff-places.ts";
import { PageHeading } from "#app/components/ui/page.tsx";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { staffPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  await requireStaff(request);
  const t = await wordsFor(request, "staff");
  return { head: { title: t("staff"), path: staffPath(), hidden: true } };
});

const about = {
  staffMembers: "membersAbout",
  staffGroups: "groupsAbout",
  staffRoles: "rolesAbout",
  staffForums: "forumsAbout",
  staffProducts: "productsAbout",
  staffWebhooks: "webhooksAbout",
  staffClub: "clubAbout",
  staffRules: "rulesAbout",
  staffSearches: "searchesAbout",
  staffAudit: "auditAbout",
} as const satisfies Record<PlaceWord, string>;

export default function StaffHome() {
  const t = useTranslations("staff");
  const words = useTranslations("shell");
  const { me } = usePageData();
  return (
    <>
      <PageHeading title={t("staff")} hint={t("staffHint")} />
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {staffPlaces(me?.permissions ?? []).map(({ to, word, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex h-full items-start gap-3 rounded-card border border-line bg-surface-raised p-4 hover:border-line-strong"
            >
              <Icon aria-hidden size={20} strokeWidth={1.75} className="mt-1 shrink-0 text-accent" />
              <span>
                <span className="block font-medium">{words(word)}</span>
                <span className="block text-sm text-text-soft">{t(about[word])}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
