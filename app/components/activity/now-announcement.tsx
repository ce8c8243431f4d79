import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ActivityLine } from "#app/domain/activity/group.ts";
import { type Announcer, newAnnouncer } from "./announcing.ts";

type Props = { lines: ActivityLine[]; isFresh: boolean };

/** Says how many lines are new to who cannot see them come, those of the last minute together. */
export function NowAnnouncement({ lines, isFresh }: Props) {
  const t = useTranslations("activity");
  const [count, setCount] = useState(0);
  const announcer = useRef<Announcer>();
  const known = useRef(new Set(lines.map(({ id }) => id)));
  useEffect(() => {
    const own = newAnnouncer(setCount);
    announcer.current = own;
    return own.stop;
  }, []);
  useEffect(() => {
    if (isFresh) announcer.current?.came(lines.filter(({ id }) => !known.current.has(id)).length);
    known.current = new Set(lines.map(({ id }) => id));
  }, [lines, isFresh]);
  return (
    <p role="status" className="sr-only">
      {count > 0 && t("fresh", { count })}
    </p>
  );
}
