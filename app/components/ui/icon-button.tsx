import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label" | "title"> & {
  icon: LucideIcon;
  /** What it does: its name, and what is shown on hover and focus. */
  label: string;
  /** Where the label is shown. */
  side?: "top" | "bottom";
  /** Points along the reading direction, so it turns with it. */
  mirrored?: boolean;
};

/** How a square of 44 px with an icon is drawn. */
export const iconButtonClass =
  "inline-flex size-11 shrink-0 items-center justify-center rounded-control text-text-soft transition-colors duration-150 hover:bg-surface-hover hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-accent disabled:cursor-not-allowed disabled:opacity-60";

/** A button that shows an icon; its label appears on hover and focus. */
export function IconButton({ icon: Icon, label, side, mirrored, className, type = "button", ...button }: Props) {
  return (
    <Tooltip text={label} side={side}>
      <button type={type} aria-label={label} className={classNames(iconButtonClass, className)} {...button}>
        <Icon aria-hidden size={20} strokeWidth={1.75} className={mirrored ? "rtl:-scale-x-100" : undefined} />
      </button>
    </Tooltip>
  );
}
