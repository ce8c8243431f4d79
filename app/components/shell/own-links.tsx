import { useLocation } from "@remix-run/react";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { staffPath } from "#app/paths.ts";
import { useUnread } from "../live/use-unread.ts";
import { staffPlaces } from "../staff/staff-places.ts";
import { useOwnPlaces } from "./own-places.ts";
import { RailLink, SubLink } from "./rail-link.tsx";
import { UnreadMark } from "./unread-mark.tsx";
import { usePageData } from "./use-page-data.ts";

/** The ways to what is one's own, in the rail. */
export function OwnLinks() {
  const t = useTranslations("shell");
  const { notifications, following, drafts, settings } = useOwnPlaces();
  const unread = useUnread();
  return (
    <>
      <p className="mt-6 mb-1 px-3 text-sm text-text-soft">{t("myThings")}</p>
      <ul className="space-y-1">
        <RailLink place={notifications} mark={<UnreadMark count={unread} />} />
        <RailLink place={following} />
        <RailLink place={drafts} />
        <RailLink place={settings} />
        <StaffLinks />
      </ul>
    </>
  );
}

/** One entry for staff; their places below it while they are there. */
function StaffLinks() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const { pathname } = useLocation();
  const places = staffPlaces(me?.permissions ?? []);
  if (places.length === 0) return null;
  return (
    <>
      <RailLink place={{ to: staffPath(), label: t("staff"), icon: ShieldCheck }} />
      {pathname.startsWith(staffPath()) && (
        <li>
          <ul className="ms-5 border-s border-line ps-2">
            {places.map(({ to, word }) => (
              <SubLink key={to} to={to}>
                {t(word)}
              </SubLink>
            ))}
          </ul>
        </li>
      )}
    </>
  );
}
