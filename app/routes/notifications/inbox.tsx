import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Settings2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { MarkAllRead } from "#app/components/notifications/mark-all-read.tsx";
import { NotificationLine } from "#app/components/notifications/notification-line.tsx";
import { useClub } from "#app/components/shell/use-page-data.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import type { NotificationView } from "#app/domain/notifications/group.ts";
import { listNotifications } from "#app/domain/notifications/list-notifications.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumsPath, notificationsPath, settingsNotificationsPath } from "#app/paths.ts";
import { formatDate } from "#app/platform/persian/format.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const page = await listNotifications(actor, new URL(request.url).searchParams.get("after"));
  const t = await wordsFor(request, "notifications");
  return { page, head: { title: t("title"), path: notificationsPath(), hidden: true } };
});

export default function Inbox() {
  const t = useTranslations("notifications");
  const { page } = useLoaderData<typeof loader>();
  const unread = page.items.some((item) => !item.read);
  return (
    <>
      <PageHeading title={t("title")} hint={t("hint")} actions={<Actions unread={unread} />} />
      {page.items.length === 0 && (
        <EmptyState drawing="bell" title={t("empty")}>
          <ButtonLink to={forumsPath()}>{t("toForums")}</ButtonLink>
        </EmptyState>
      )}
      <Days items={page.items} />
      <MorePages next={page.next} />
    </>
  );
}

function Actions({ unread }: { unread: boolean }) {
  const t = useTranslations("notifications");
  return (
    <div className="flex flex-wrap items-center gap-2">
      {unread && <MarkAllRead />}
      <ButtonLink
        to={settingsNotificationsPath()}
        variant="quiet"
        size="small"
        className={unread ? undefined : "max-sm:-ms-3"}
      >
        <Settings2 aria-hidden size={18} strokeWidth={1.75} />
        {t("settings")}
      </ButtonLink>
    </div>
  );
}

/** The inbox by days, as the club's calendar cuts them. */
function Days({ items }: { items: NotificationView[] }) {
  const club = useClub();
  const days = Map.groupBy(items, ({ createdAt }) => formatDate(createdAt, club, "full"));
  return [...days].map(([day, told]) => (
    <section key={day} className="mb-6">
      <h2 className="mb-2 text-sm font-medium text-text-soft">{day}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface-raised">
        {told.map((item) => (
          <NotificationLine key={item.ids[0]} notification={item} />
        ))}
      </ul>
    </section>
  ));
}

export const meta: MetaFunction<typeof loader> = headMeta;
