import { Rss } from "lucide-react";
import { useTranslations } from "use-intl";
import { usePageData } from "../shell/use-page-data.ts";

/** The Atom feed of what a page lists, for people who read with a program of their own; a closed club has none. */
export function FeedLink({ to }: { to: string }) {
  const t = useTranslations("forums");
  const { club } = usePageData();
  if (!club.isOpenToGuests) return null;
  return (
    <p className="mt-6 flex justify-end max-sm:-mx-2 max-sm:justify-start print:hidden">
      <a
        href={to}
        type="application/atom+xml"
        className="inline-flex min-h-11 items-center gap-1.5 px-2 text-sm text-text-soft hover:text-text hover:underline"
      >
        <Rss aria-hidden size={16} strokeWidth={1.75} />
        {t("feed")}
      </a>
    </p>
  );
}
