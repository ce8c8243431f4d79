import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Tone = "neutral" | "accent" | "good" | "warn" | "bad" | "points" | "bronze" | "silver" | "gold";

const tones: Record<Tone, string> = {
  neutral: "bg-surface-sunken text-text-soft",
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  points: "bg-points-soft text-points",
  bronze: "bg-surface-sunken text-tier-bronze",
  silver: "bg-surface-sunken text-tier-silver",
  gold: "bg-surface-sunken text-tier-gold",
};

type Props = { tone?: Tone; icon?: LucideIcon; children: ReactNode; isBrief?: boolean };

/** A short mark beside a title or name; a brief one is on phones its icon alone. */
export function Badge({ tone = "neutral", icon: Icon, children, isBrief = false }: Props) {
  return (
    <span
      className={classNames(
        "inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium",
        isBrief && "shrink-0 max-sm:px-1.5",
        tones[tone],
      )}
    >
      {Icon && <Icon aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />}
      <span className={isBrief && Icon ? "truncate max-sm:sr-only" : "truncate"}>{children}</span>
    </span>
  );
}
