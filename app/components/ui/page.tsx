import type { ReactNode } from "react";

/** Top of a page: its heading, an optional line under it and what can be done here. */
export function PageHeading({ title, hint, actions }: { title: ReactNode; hint?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 grow basis-64">
        <h1 className="text-xl outline-none lg:text-2xl" tabIndex={-1}>
          {title}
        </h1>
        {hint && <div className="mt-1 text-text-soft">{hint}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** A narrow page for one form. */
export function NarrowPage({ children }: { children: ReactNode }) {
  return <div className="max-w-md!">{children}</div>;
}
