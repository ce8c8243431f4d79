import { Link } from "@remix-run/react";
import { Bell, Pencil, Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { homePath, notificationsPath, searchPath } from "#app/paths.ts";
import { useUnread } from "../live/use-unread.ts";
import { ButtonLink } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { seenByMenu } from "./frame-parts.ts";
import { FramePart } from "./kept-part.tsx";
import { AccountMenu } from "./parts-for-members.tsx";
import { useSignInPath, useWritePath } from "./places.ts";
import { SearchForm } from "./search-form.tsx";
import { UnreadMark } from "./unread-mark.tsx";
import { useHeaderAway } from "./use-header-away.ts";
import { usePageData } from "./use-page-data.ts";

/** Top of every page: the club's name, looking things up, writing, and the way in or what is one's own. */
export function Header({ isBare }: { isBare: boolean }) {
  const away = useHeaderAway();
  return (
    <header
      className={classNames(
        "sticky top-0 z-30 border-b border-line bg-surface-raised transition-transform duration-200 ease-out",
        "focus-within:translate-y-0 motion-reduce:translate-y-0",
        away && "max-lg:not-focus-within:-translate-y-full motion-reduce:translate-y-0!",
      )}
    >
      <div className="mx-auto flex min-h-16 max-w-[1376px] items-center gap-2 px-4 lg:gap-8">
        <ClubName />
        {!isBare && <Ways />}
      </div>
    </header>
  );
}

function Ways() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  return (
    <>
      <SearchForm />
      <div className="ms-auto flex shrink-0 items-center gap-1 lg:gap-2">
        <Link to={searchPath()} aria-label={t("search")} className={classNames(iconLink, "md:hidden")}>
          <Search aria-hidden size={20} strokeWidth={1.75} />
        </Link>
        <WriteButton />
        {me && <BellLink />}
        {me ? (
          <FramePart name="menu" sees={seenByMenu} place={homePath()}>
            <AccountMenu />
          </FramePart>
        ) : (
          <SignInButton />
        )}
      </div>
    </>
  );
}

const iconLink =
  "relative inline-flex size-11 items-center justify-center rounded-control text-text-soft hover:bg-surface-sunken hover:text-text";

function ClubName() {
  const t = useTranslations("shell");
  const { club } = usePageData();
  const name = club.name || t("clubFallback");
  return (
    <Link to={homePath()} title={name} className="flex min-h-11 min-w-0 items-center gap-2 lg:w-60 lg:shrink-0">
      {club.logoUrl && <img src={club.logoUrl} alt="" height={36} className="h-9 max-w-24 shrink-0 object-contain" />}
      <bdi className="line-clamp-1 min-w-0 text-lg font-bold wrap-anywhere text-accent">{name}</bdi>
    </Link>
  );
}

function WriteButton() {
  const t = useTranslations("shell");
  return (
    <ButtonLink to={useWritePath()} className="max-lg:hidden">
      <Pencil aria-hidden size={18} strokeWidth={1.75} />
      {t("write")}
    </ButtonLink>
  );
}

function BellLink() {
  const t = useTranslations("shell");
  const unread = useUnread();
  return (
    <Link
      to={notificationsPath()}
      aria-label={t("notificationsUnread", { count: unread })}
      className={classNames(iconLink, "max-lg:hidden")}
    >
      <Bell aria-hidden size={20} strokeWidth={1.75} />
      <span className="absolute end-0.5 top-0.5">
        <UnreadMark count={unread} />
      </span>
    </Link>
  );
}

function SignInButton() {
  const t = useTranslations("shell");
  return (
    <ButtonLink to={useSignInPath()} variant="secondary">
      {t("signIn")}
    </ButtonLink>
  );
}
