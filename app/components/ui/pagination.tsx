import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button.tsx";
import { classNames } from "./class-names.ts";

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
  words: Record<Way, string>;
  /** Where one is: “21–40 of 340”. */
  children?: ReactNode;
};

/** Ways to the pages around this one, in one line; the words of the nearest are seen where there is room for them. */
export function Pagination({ label, to, words, children }: Props) {
  const steps = (ways: Way[]) =>
    ways.map((way) => to[way] && <Step key={way} way={way} to={to[way]} word={words[way]} />);
  return (
    <nav aria-label={label} className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
      <span className="flex gap-2">{steps(["first", "previous"])}</span>
      <span className="text-center text-sm text-text-soft tabular-nums">{children}</span>
      <span className="flex justify-end gap-2">{steps(["next", "last"])}</span>
    </nav>
  );
}

function Step({ way, to, word }: { way: Way; to: string; word: string }) {
  const Icon = icons[way];
  const isFar = way === "first" || way === "last";
  return (
    <Link
      to={to}
      rel={way === "previous" ? "prev" : way === "next" ? "next" : undefined}
      title={word}
      className={classNames(
        buttonClass({ variant: "secondary", size: "small" }),
        "min-w-11 max-sm:px-0",
        isFar && "px-0",
        way === "next" && "flex-row-reverse",
      )}
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
      <span className={isFar ? "sr-only" : "max-sm:sr-only"}>{word}</span>
    </Link>
  );
}
