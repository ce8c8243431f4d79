import { Link } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";

/** The way up from a page of one thing, above its heading. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className="-mt-3 text-sm text-text-soft">
      <Link to={to} className="inline-flex min-h-11 items-center gap-1.5 hover:text-text hover:underline">
        <ArrowRight aria-hidden size={18} strokeWidth={1.75} className="shrink-0 ltr:-scale-x-100" />
        {children}
      </Link>
    </p>
  );
}
