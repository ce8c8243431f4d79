import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Props = {
  text: string;
  side?: "top" | "bottom";
  className?: string;
  /** A control whose name or description says the same: the tooltip itself is for eyes only. */
  children: ReactNode;
};

/** A short text beside a control while it is hovered or focused. Made of CSS alone. */
export function Tooltip({ text, side = "top", className, children }: Props) {
  return (
    <span className={classNames("group/tip relative inline-flex", className)}>
      {children}
      <span
        aria-hidden
        className={classNames(
          "pointer-events-none invisible absolute start-1/2 z-40 w-max max-w-56 rounded-control bg-text px-2.5 py-1 text-xs text-surface opacity-0 transition-opacity delay-0 duration-150 group-hover/tip:visible group-hover/tip:opacity-100 group-hover/tip:delay-500 group-has-focus-visible/tip:visible group-has-focus-visible/tip:opacity-100 ltr:-translate-x-1/2 rtl:translate-x-1/2 pointer-coarse:hidden",
          side === "top" ? "bottom-full mb-1.5" : "top-full mt-1.5",
        )}
      >
        {text}
      </span>
    </span>
  );
}
