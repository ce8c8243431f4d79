import { useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ButtonLink } from "./button.tsx";

/** Where a list goes on that is read from its beginning: back to that, and on after what is seen. */
export function MorePages({ next }: { next: string | null }) {
  const t = useTranslations("controls");
  const [search] = useSearchParams();
  const [first, on] = [new URLSearchParams(search), new URLSearchParams(search)];
  first.delete("after");
  on.set("after", next ?? "");
  if (next === null && !search.has("after")) return null;
  return (
    <nav aria-label={t("pages")} className="mt-6 flex justify-center gap-2">
      {search.has("after") && (
        <ButtonLink variant="secondary" to={`?${first}`}>
          {t("first")}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink variant="secondary" to={`?${on}`} rel="next">
          {t("next")}
        </ButtonLink>
      )}
    </nav>
  );
}
