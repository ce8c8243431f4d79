import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Present } from "#realtime/protocol.ts";
import { usePageData } from "../shell/use-page-data.ts";
import { useLive, useRoom } from "./use-live.ts";

/** How many of the staff and of the members who show it have the club open; nothing for guests, or where nobody is there. */
export function WhoIsHere() {
  const t = useTranslations("live");
  const { me } = usePageData();
  const [present, setPresent] = useState<Present>({ count: 0, members: 0 });
  useRoom(me ? "duty" : null);
  useLive("duty", setPresent);
  const { count, members } = present;
  if (count + members === 0) return null;
  return (
    <section className="flex gap-3 rounded-card border border-line bg-surface-raised p-4 text-sm text-text-soft">
      <span aria-hidden className="mt-2 size-2 shrink-0 rounded-full bg-good" />
      <div>
        {count > 0 && <p>{t("staffHere", { count })}</p>}
        {members > 0 && <p>{t("membersHere", { count: members })}</p>}
      </div>
    </section>
  );
}
