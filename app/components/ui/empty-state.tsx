import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./drawing.tsx";

type Props = {
  drawing?: DrawingName;
  icon?: LucideIcon;
  title: ReactNode;
  /** The next step. */
  children?: ReactNode;
};

/** What a list shows when it holds nothing: why, and the next step. */
export function EmptyState({ drawing, icon: Icon, title, children }: Props) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-card border border-dashed border-line px-6 py-12 text-center">
      {drawing && <Drawing name={drawing} />}
      {Icon && (
        <span className="rounded-full bg-accent-soft p-4 text-accent">
          <Icon aria-hidden size={28} strokeWidth={1.75} />
        </span>
      )}
      <p className="max-w-prose text-text-soft">{title}</p>
      {children}
    </div>
  );
}
