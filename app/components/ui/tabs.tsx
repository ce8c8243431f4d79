import { Link, useLocation } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

/** One tab; where `current` is not said, the page's own address decides. */
export type Tab = { to: string; label: ReactNode; icon?: LucideIcon; count?: string | null; current?: boolean };

type Props = { label: string; tabs: Tab[]; look?: "line" | "pill"; className?: string };

/** Ways between lists or pages that belong together: links, of which the current one is in sight. */
export function Tabs({ label, tabs, look = "line", className }: Props) {
  const { pathname } = useLocation();
  const isCurrent = (tab: Tab) => tab.current ?? tab.to.split("?")[0] === pathname;
  const current = tabs.findIndex(isCurrent);
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const [list, tab] = [row.current, row.current?.children[current] as HTMLElement | undefined];
    if (!list || !tab) return;
    const [frame, box] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
    list.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2);
  }, [current]);
  return (
    <nav aria-label={label} className={classNames(look === "line" && "border-b border-line", className)}>
      <ul
        ref={row}
        className={classNames(
          "relative flex overflow-x-auto scrollbar-none max-lg:-mx-4 max-lg:px-4",
          look === "line" ? "-mb-px gap-x-1" : "gap-2 py-1 lg:flex-wrap",
        )}
      >
        {tabs.map((tab) => (
          <li key={tab.to} className="shrink-0">
            <TabLink tab={tab} current={isCurrent(tab)} look={look} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

const shapes = {
  line: {
    base: "border-b-2 px-3",
    on: "border-accent font-medium text-accent",
    off: "border-transparent text-text-soft hover:text-text hover:border-line-strong",
  },
  pill: {
    base: "rounded-full border px-4 text-sm",
    on: "border-accent-line bg-accent-soft font-medium text-accent",
    off: "border-line text-text-soft hover:bg-surface-hover hover:text-text",
  },
};

function TabLink({ tab, current, look }: { tab: Tab; current: boolean; look: keyof typeof shapes }) {
  const { to, label, icon: Icon, count } = tab;
  const shape = shapes[look];
  return (
    <Link
      to={to}
      preventScrollReset
      aria-current={current ? "page" : undefined}
      className={classNames(
        "flex min-h-11 max-w-[75vw] items-center gap-2 whitespace-nowrap transition-colors duration-150 -outline-offset-2",
        shape.base,
        current ? shape.on : shape.off,
      )}
    >
      {Icon && <Icon aria-hidden size={18} strokeWidth={1.75} />}
      <span className="truncate">{label}</span>
      {count && <span className="rounded-full bg-surface-sunken px-1.5 text-xs tabular-nums">{count}</span>}
    </Link>
  );
}
