import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Entrance } from "#app/components/accounts/entrance.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { readUnsubscribeToken, unsubscribe } from "#app/domain/notifications/unsubscribe.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { homePath, settingsNotificationsPath, unsubscribePath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const token = params.token ?? "";
  readUnsubscribeToken(token);
  const t = await wordsFor(request, "notificationSettings");
  return { head: { title: t("stopTitle"), path: unsubscribePath(token), hidden: true } };
});

/**
 * `POST /unsubscribe/:token` ends the digests, without a session: mail programs send it with one click (RFC 8058). A GET
 * only asks, since programs that look through mail open its links.
 */
export const action = respond(async ({ params }: ActionFunctionArgs) => {
  await unsubscribe(params.token ?? "");
  return { done: true };
});

export default function Unsubscribe() {
  const t = useTranslations("notificationSettings");
  const shell = useTranslations("shell");
  const isDone = useActionData<typeof action>()?.done ?? false;
  if (!isDone)
    return (
      <Entrance title={t("stopTitle")} hint={t("stopHint")}>
        <Form reloadDocument method="post">
          <Button className="w-full">{t("stop")}</Button>
        </Form>
      </Entrance>
    );
  return (
    <Entrance title={t("stoppedTitle")} hint={t("stoppedHint")}>
      <div className="space-y-3">
        <ButtonLink to={settingsNotificationsPath()} variant="secondary" className="w-full">
          {t("title")}
        </ButtonLink>
        <ButtonLink to={homePath()} variant="quiet" className="w-full">
          {shell("toHome")}
        </ButtonLink>
      </div>
    </Entrance>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
