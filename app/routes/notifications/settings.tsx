import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SavedNote } from "#app/components/accounts/saved-note.tsx";
import { SettingsPage } from "#app/components/accounts/settings-nav.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { MutedTopics } from "#app/components/notifications/muted-topics.tsx";
import { NotificationSettingsForm } from "#app/components/notifications/notification-settings-form.tsx";
import { PushDevices } from "#app/components/notifications/push-device.tsx";
import { getNotificationSettings } from "#app/domain/notifications/get-settings.server.ts";
import { listPushDevices } from "#app/domain/notifications/list-push-devices.server.ts";
import { SetNotifications } from "#app/domain/notifications/schema.ts";
import { setNotificationSettings } from "#app/domain/notifications/set-settings.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readCookie, sessionCookie } from "#app/http/cookies.server.ts";
import { submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { settingsNotificationsPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const t = await wordsFor(request, "notificationSettings");
  const settings = await getNotificationSettings(actor);
  const push = await listPushDevices(actor, await readCookie(sessionCookie, request));
  const saved = new URL(request.url).searchParams.has("saved");
  return { settings, push, saved, head: { title: t("title"), path: settingsNotificationsPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const goTo = () => `${settingsNotificationsPath()}?saved`;
  return submit(request, SetNotifications, (settings) => setNotificationSettings(actor, settings), { goTo });
});

export default function NotificationSettings() {
  const { settings, push, saved } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <SettingsPage>
      {saved && !state && <SavedNote />}
      <NotificationSettingsForm settings={settings} state={state} />
      <PushDevices push={push} />
      <MutedTopics topics={settings.mutedTopics} />
    </SettingsPage>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
