import { Link, useLocation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { MustAgree } from "#app/domain/core/actor.ts";
import { rulesPath } from "#app/paths.ts";

/** Asks a member to agree to the club's rules, or to what has changed in them, and leads back to where they are. */
export function RulesBar({ which }: { which: NonNullable<MustAgree> }) {
  const t = useTranslations("standing");
  const { pathname, search } = useLocation();
  if (pathname === rulesPath()) return null;
  return (
    <p role="status" className="mb-6 rounded-control border border-line bg-warn-soft px-4 py-2 text-warn">
      {t.rich(which === "first" ? "rulesFirst" : "rulesChanged", {
        rules: (words) => (
          <Link to={rulesPath(pathname + search)} className="inline-flex min-h-11 items-center font-medium underline">
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
