import { formatDate, formatRelative } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";

/** When something happened: how long ago, with the exact date on hover and for machines. */
export function Time({ at, className }: { at: Date; className?: string }) {
  const club = useClub();
  return (
    <time dateTime={at.toISOString()} title={formatDate(at, club, "moment")} className={className}>
      {formatRelative(at, club.now, club.locale)}
    </time>
  );
}
