import type { ReactNode } from "react";

/** A line between things; with words on it, such as a day or “or”. */
export function Divider({ children }: { children?: ReactNode }) {
  if (!children) return <hr className="border-line" />;
  return (
    <div className="flex items-center gap-3 text-sm text-text-soft before:grow before:border-t before:border-line after:grow after:border-t after:border-line">
      {children}
    </div>
  );
}
