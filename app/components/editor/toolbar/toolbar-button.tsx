import type { LucideIcon } from "lucide-react";

type Props = {
  icon: LucideIcon;
  label: string;
  /** For what is on or off; left out for what just happens. */
  pressed?: boolean;
  expanded?: boolean;
  shortcut?: string;
  onClick: () => void;
};

/** One button of the toolbar. It does not take the focus from the text when it is clicked. */
export function ToolbarButton({ icon: Icon, label, pressed, expanded, shortcut, onClick }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-haspopup={expanded === undefined ? undefined : "dialog"}
      aria-keyshortcuts={shortcut}
      className="grid size-11 shrink-0 place-items-center rounded-control text-text-soft hover:bg-surface-sunken hover:text-text aria-expanded:bg-surface-sunken aria-pressed:bg-accent-soft aria-pressed:text-accent"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
