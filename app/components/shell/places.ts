import { useLocation } from "@remix-run/react";
import { Activity, House, type LucideIcon, MessagesSquare, Package } from "lucide-react";
import { useTranslations } from "use-intl";
import { activityPath, forumsPath, homePath, productsPath, signInPath, writePath } from "#app/paths.ts";
import { usePageData } from "./use-page-data.ts";

export type Place = { to: string; label: string; icon: LucideIcon };

/** The club's rooms, open to everyone. */
export function useRooms(): Record<"home" | "forums" | "products" | "activity", Place> {
  const t = useTranslations("shell");
  return {
    home: { to: homePath(), label: t("home"), icon: House },
    forums: { to: forumsPath(), label: t("forums"), icon: MessagesSquare },
    products: { to: productsPath(), label: t("products"), icon: Package },
    activity: { to: activityPath(), label: t("activity"), icon: Activity },
  };
}

/** Where writing begins; a guest signs in first and comes back to it. */
export function useWritePath(): string {
  const { me } = usePageData();
  return me ? writePath() : signInPath(writePath());
}

/** Where a guest signs in, to come back to this page. */
export function useSignInPath(): string {
  const { pathname, search } = useLocation();
  return signInPath(pathname.startsWith(signInPath()) ? undefined : pathname + search);
}
