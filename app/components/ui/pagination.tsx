import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "./class-names.ts";
import { iconButtonClass } from "./icon-button.tsx";

type Way = "first" | "previous" | "next" | "last";

const icons: Record<Way, LucideIcon> = {
  first: ChevronsLeft,
  previous: ChevronLeft,
  next: ChevronRight,
  last: ChevronsRight,
};

type Props = {
  label: string;
  /** Addresses of the pages around this one; where one is missing, there is no such page. */
  to: Partial<Record<Way, string | null>>;
  /** Where one is: “21–40 of 340”. */
  children?: ReactNode;
};

/** Ways to the pages around this one. */
export function Pagination({ label, to, children }: Props) {
  const ways: Way[] = ["first", "previous", "next", "last"];
  if (!ways.some((way) => to[way])) return null;
  return (
    <nav aria-label={label} className="flex items-center justify-center gap-1">
      {ways.slice(0, 2).map((way) => way in to && <PageLink key={way} way={way} to={to[way]} />)}
      {children && <span className="px-2 text-sm text-text-soft tabular-nums">{children}</span>}
      {ways.slice(2).map((way) => way in to && <PageLink key={way} way={way} to={to[way]} />)}
    </nav>
  );
}

function PageLink({ way, to }: { way: Way; to: string | null | undefined }) {
  const t = useTranslations("controls");
  const Icon = icons[way];
  const sign = <Icon aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />;
  if (!to) return <span className={classNames(iconButtonClass, "pointer-events-none opacity-40")}>{sign}</span>;
  const rel = way === "previous" ? "prev" : way === "next" ? "next" : undefined;
  return (
    <Link to={to} rel={rel} aria-label={t(way)} className={iconButtonClass}>
      {sign}
    </Link>
  );
}
