import { formatNumber } from "#app/platform/persian/format.ts";
import { usePageData } from "./use-page-data.ts";

const most = 99;

/** How many notifications wait; silent, because the link it stands in says it in words. Nothing where none wait. */
export function UnreadMark({ count }: { count: number }) {
  const { locale } = usePageData();
  if (count === 0) return null;
  return (
    <span
      aria-hidden
      className="block min-w-5 rounded-full bg-bad px-1 text-center text-xs leading-5 font-medium text-surface-raised tabular-nums"
    >
      {count > most ? `${formatNumber(most, locale)}+` : formatNumber(count, locale)}
    </span>
  );
}
