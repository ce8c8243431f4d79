import { useLocation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { staffPath } from "#app/paths.ts";
import { usePageData } from "../shell/use-page-data.ts";
import { Tabs } from "../ui/tabs.tsx";
import { staffPlaces } from "./staff-places.ts";

/** The way around the staff's pages where the rail has no room; where one is, is in sight. */
export function StaffTabs() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const { pathname } = useLocation();
  const tabs = staffPlaces(me?.permissions ?? []).map(({ to, word, icon }) => ({
    ...{ to, icon, label: t(word) },
    current: pathname.startsWith(to),
  }));
  if (pathname === staffPath()) return null; // the page itself lists them
  return <Tabs label={t("staff")} tabs={tabs} look="pill" className="mb-4 lg:hidden" />;
}
