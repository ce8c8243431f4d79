import { useEffect, useRef, useState } from "react";
import type { ActivityLine } from "#app/domain/activity/group.ts";
import { activityNowPath } from "#app/paths.ts";
import { useLive, useRoom } from "../live/use-live.ts";
import { useClub } from "../shell/use-page-data.ts";
import { type Asker, newAsker } from "./asking.ts";

/** Lines as the club gave them, and when; `isFresh` where they came while the page stood open. */
type Now = { lines: ActivityLine[]; asOf: Date; isFresh: boolean };

/**
 * What happens now: as the page came, and asked for again when the page hears that something happened.
 * @param isListening whether the page shows it at all
 * @param isStill whether nothing may change just now; call `goOn` when that is over
 */
export function useNow(sent: ActivityLine[], isListening: boolean, isStill: () => boolean): Now & { goOn: () => void } {
  const club = useClub();
  const [now, setNow] = useState<Now>({ lines: sent, asOf: club.now, isFresh: false });
  const still = useRef(isStill);
  still.current = () => document.hidden || isStill();
  const asker = useRef<Asker>();
  useEffect(() => {
    if (still.current()) asker.current?.told();
    else setNow({ lines: sent, asOf: club.now, isFresh: false });
  }, [sent, club.now]);
  useEffect(() => {
    const own = newAsker(
      () => still.current(),
      async () => setNow(await askNow()),
    );
    asker.current = own;
    document.addEventListener("visibilitychange", own.goOn);
    return () => {
      document.removeEventListener("visibilitychange", own.goOn);
      own.stop();
    };
  }, []);
  const wasIn = useRef(false);
  useRoom(isListening ? "activity" : null, () => {
    if (wasIn.current) asker.current?.told(); // what happened since it was left was heard by nobody
    wasIn.current = true;
  });
  useLive("activity", () => isListening && asker.current?.told());
  return { ...now, goOn: () => asker.current?.goOn() };
}

/** The browser keeps the answer and asks only whether it still holds; its clock may be wrong, the club's is not. */
async function askNow(): Promise<Now> {
  const answer = await fetch(activityNowPath(), { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`What happens now was answered with ${answer.status}`);
  const { lines } = (await answer.json()) as { lines: (Omit<ActivityLine, "createdAt"> & { createdAt: string })[] };
  const asOf = new Date(answer.headers.get("Date") ?? Date.now());
  return { lines: lines.map((line) => ({ ...line, createdAt: new Date(line.createdAt) })), asOf, isFresh: true };
}
