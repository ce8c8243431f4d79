import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Props = {
  text: string;
  side?: "top" | "bottom";
  className?: string;
  /** Of the text, where the control is described by it; otherwise the control's own name says the same. */
  id?: string;
  children: ReactNode;
};

/** It takes no room before it is seen: at the edge of the screen it would make the page wider. */
const bubble =
  "pointer-events-none invisible absolute start-1/2 z-40 size-0 max-w-[min(14rem,60vw)] overflow-hidden rounded-control bg-text px-2.5 py-1 text-xs font-normal whitespace-normal text-surface opacity-0 transition-opacity duration-150 group-hover/tip:visible group-hover/tip:h-auto group-hover/tip:w-max group-hover/tip:opacity-100 group-hover/tip:delay-500 group-has-focus-visible/tip:visible group-has-focus-visible/tip:h-auto group-has-focus-visible/tip:w-max group-has-focus-visible/tip:opacity-100 ltr:-translate-x-1/2 rtl:translate-x-1/2";

/** A short text beside a control while it is hovered or focused. Made of CSS alone. */
export function Tooltip({ text, side = "top", className, id, children }: Props) {
  return (
    <span className={classNames("group/tip relative inline-flex", className)}>
      {children}
      <span
        id={id}
        role={id && "tooltip"}
        aria-hidden={!id || undefined}
        className={classNames(
          bubble,
          side === "top" ? "bottom-full mb-1.5" : "top-full mt-1.5",
          !id && "pointer-coarse:hidden",
        )}
      >
        {text}
      </span>
    </span>
  );
}
