import { Link } from "@remix-run/react";
import { ChevronLeft, Pause, Play } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import type { ActivityLine } from "#app/domain/activity/group.ts";
import { activityPath } from "#app/paths.ts";
import { formatDate, formatRelative } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { classNames } from "../ui/class-names.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useHydrated } from "../ui/use-hydrated.ts";
import { ActivitySentence } from "./activity-sentence.tsx";
import { Faces } from "./faces.tsx";
import { NowAnnouncement } from "./now-announcement.tsx";
import { useNow } from "./use-now.ts";
import { usePause } from "./use-pause.ts";
import { useWide } from "./use-wide.ts";

/**
 * The newest of the activity beside the page. New lines come by themselves, but not under somebody's finger or focus, nor
 * while it is paused.
 */
export function NowHappening({ sent }: { sent: ActivityLine[] }) {
  const t = useTranslations("activity");
  const [isPaused] = usePause();
  const list = useRef<HTMLUListElement>(null);
  const isStill = () => isPaused || (list.current?.matches(":hover, :focus-within") ?? false);
  const { lines, asOf, isFresh, goOn } = useNow(sent, useWide() && !isPaused, isStill);
  if (lines.length === 0) return null;
  return (
    <section aria-label={t("now")} className="rounded-card border border-line bg-surface-raised p-2">
      <NowHeading />
      <ul ref={list} onPointerLeave={goOn} onBlur={() => setTimeout(goOn)}>
        {lines.map((line) => (
          <Line key={line.id} line={line} asOf={asOf} appears={isFresh} />
        ))}
      </ul>
      <Link
        to={activityPath()}
        className="flex min-h-11 items-center gap-1 rounded-control px-2 text-sm font-medium text-accent hover:underline"
      >
        {t("toAll")}
        <ChevronLeft aria-hidden size={16} strokeWidth={1.75} className="ltr:-scale-x-100" />
      </Link>
      <NowAnnouncement lines={lines} isFresh={isFresh} />
    </section>
  );
}

function NowHeading() {
  const t = useTranslations("activity");
  const isHydrated = useHydrated();
  const [isPaused, setPaused] = usePause();
  return (
    <div className="flex min-h-11 items-center gap-2 ps-2">
      <h2 className="grow text-sm font-medium text-text-soft">{t("now")}</h2>
      {isPaused && <span className="text-xs text-text-soft">{t("paused")}</span>}
      {isHydrated && (
        <IconButton
          icon={isPaused ? Play : Pause}
          label={t(isPaused ? "goOn" : "pause")}
          side="bottom"
          mirrored={isPaused}
          onClick={() => setPaused(!isPaused)}
        />
      )}
    </div>
  );
}

function Line({ line, asOf, appears }: { line: ActivityLine; asOf: Date; appears: boolean }) {
  const club = useClub();
  const { actors, createdAt } = line;
  return (
    <li
      className={classNames(
        "relative flex min-h-11 gap-3 rounded-control p-2 hover:bg-surface-sunken",
        appears && "motion-safe:animate-appear",
      )}
    >
      <Faces members={actors} size={32} />
      <div className="min-w-0 grow">
        <p className="line-clamp-3 text-start text-sm leading-6 text-text-soft wrap-anywhere">
          <ActivitySentence line={line} />
        </p>
        <time
          dateTime={createdAt.toISOString()}
          title={formatDate(createdAt, club, "moment")}
          className="text-xs text-text-soft"
        >
          {formatRelative(createdAt, asOf, club.locale)}
        </time>
      </div>
    </li>
  );
}
