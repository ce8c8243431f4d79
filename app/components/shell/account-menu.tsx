import { Form } from "@remix-run/react";
import { LogOut, ShieldCheck, UserRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { memberPath, staffPath } from "#app/paths.ts";
import { staffPlaces } from "../staff/staff-places.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Menu, MenuButton, MenuLink, MenuSeparator } from "../ui/menu.tsx";
import { LanguageChoice, ThemeChoice } from "./choices.tsx";
import { useOwnPlaces } from "./own-places.ts";
import { useRooms } from "./places.ts";
import { usePageData } from "./use-page-data.ts";

/** Behind one's picture: what is one's own, how pages look, the way out. Works without scripts. */
export function AccountMenu() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  if (!me) return null;
  return (
    <Menu
      label={t("accountMenu")}
      trigger={<Avatar member={me} size={32} />}
      triggerClass="flex size-11 items-center justify-center rounded-full hover:bg-surface-sunken"
      className="-me-1.5"
    >
      <p className="px-3 py-2 font-medium">
        <bdi className="line-clamp-2">{me.name}</bdi>
      </p>
      <MenuPlaces id={me.id} isStaff={staffPlaces(me.permissions).length > 0} />
      <MenuSeparator />
      <div className="flex flex-wrap items-center justify-between gap-2 ps-3">
        <ThemeChoice />
        <LanguageChoice />
      </div>
      <MenuSeparator />
      <Form method="post" action="/sign-out" reloadDocument>
        <MenuButton icon={LogOut}>{t("signOut")}</MenuButton>
      </Form>
    </Menu>
  );
}

function MenuPlaces({ id, isStaff }: { id: string; isStaff: boolean }) {
  const t = useTranslations("shell");
  const { products, activity } = useRooms();
  const { following, drafts, settings } = useOwnPlaces();
  const own = [{ to: memberPath({ id }), label: t("myPage"), icon: UserRound }, following, drafts, settings];
  return (
    <>
      {own.map(({ to, label, icon }) => (
        <MenuLink key={to} to={to} icon={icon}>
          {label}
        </MenuLink>
      ))}
      {[products, activity].map(({ to, label, icon }) => (
        <MenuLink key={to} to={to} icon={icon} className="lg:hidden">
          {label}
        </MenuLink>
      ))}
      {isStaff && (
        <MenuLink to={staffPath()} icon={ShieldCheck}>
          {t("staff")}
        </MenuLink>
      )}
    </>
  );
}
