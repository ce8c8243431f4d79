import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ActivityLine } from "#app/domain/activity/group.ts";

/** New lines are said at most so often: who listens is reading something else. */
const sayEveryMs = 60_000;

type Props = { lines: ActivityLine[]; isFresh: boolean };

/** Says how many lines are new to who cannot see them come, those of the last minute together. */
export function NowAnnouncement({ lines, isFresh }: Props) {
  const t = useTranslations("activity");
  const [count, setCount] = useState(0);
  const known = useRef(new Set(lines.map(({ id }) => id)));
  const unsaid = useRef(0);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    unsaid.current += isFresh ? lines.filter(({ id }) => !known.current.has(id)).length : 0;
    known.current = new Set(lines.map(({ id }) => id));
    if (unsaid.current === 0 || performance.now() - saidAt.current < sayEveryMs) return;
    setCount(unsaid.current);
    unsaid.current = 0;
    saidAt.current = performance.now();
  }, [lines, isFresh]);
  return (
    <p role="status" className="sr-only">
      {count > 0 && t("fresh", { count })}
    </p>
  );
}
