import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Bell } from "lucide-react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { NotificationLine } from "#app/components/notifications/notification-line.tsx";
import { Button, ButtonLink, buttonClass } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { listNotifications } from "#app/domain/notifications/list-notifications.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumsPath, markReadPath, notificationsPath } from "#app/paths.ts";

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
      <PageHeading title={t("title")} hint={t("hint")} actions={unread && <MarkAllRead />} />
      {page.items.length === 0 ? (
        <EmptyState icon={Bell} title={t("empty")}>
          <ButtonLink to={forumsPath()}>{t("toForums")}</ButtonLink>
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
          {page.items.map((item) => (
            <NotificationLine key={item.ids[0]} notification={item} />
          ))}
        </ul>
      )}
      <Pages next={page.next} />
    </>
  );
}

function MarkAllRead() {
  const t = useTranslations("notifications");
  return (
    <Form reloadDocument method="post" action={markReadPath()}>
      <Button variant="secondary" size="small">
        {t("markAllRead")}
      </Button>
    </Form>
  );
}

function Pages({ next }: { next: string | null }) {
  const t = useTranslations("notifications");
  const [search] = useSearchParams();
  const look = buttonClass({ variant: "secondary" });
  return (
    <nav aria-label={t("title")} className="mt-6 flex justify-center gap-2">
      {search.has("after") && (
        <Link to={notificationsPath()} className={look}>
          {t("newest")}
        </Link>
      )}
      {next && (
        <Link to={`?after=${next}`} rel="next" className={look}>
          {t("older")}
        </Link>
      )}
    </nav>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
