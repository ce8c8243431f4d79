import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./drawing.tsx";

type Props = {
  drawing: DrawingName;
  title: ReactNode;
  /** The next step. */
  children?: ReactNode;
};

/** What a list shows when it holds nothing: why, and the next step. */
export function EmptyState({ drawing, title, children }: Props) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-card border border-dashed border-line px-6 py-12 text-center">
      <Drawing name={drawing} />
      <p className="max-w-prose text-text-soft">{title}</p>
      {children}
    </div>
  );
}
