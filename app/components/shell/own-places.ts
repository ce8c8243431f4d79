import { Bell, Bookmark, PencilLine, Settings } from "lucide-react";
import { useTranslations } from "use-intl";
import { draftsPath, listPath, notificationsPath, settingsPath } from "#app/paths.ts";
import type { Place } from "./places.ts";

/** What is a member's own. */
export function useOwnPlaces(): Record<"notifications" | "following" | "drafts" | "settings", Place> {
  const t = useTranslations("shell");
  return {
    notifications: { to: notificationsPath(), label: t("notifications"), icon: Bell },
    following: { to: listPath("following"), label: t("following"), icon: Bookmark },
    drafts: { to: draftsPath(), label: t("drafts"), icon: PencilLine },
    settings: { to: settingsPath(), label: t("settings"), icon: Settings },
  };
}
