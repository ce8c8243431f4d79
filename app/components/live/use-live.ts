import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Entered, FromClub, RoomName } from "#realtime/protocol.ts";
import { usePageData } from "../shell/use-page-data.ts";
import {
  connectLive,
  disconnectLive,
  isRoomWanted,
  liveStatus,
  onLive,
  stayIn,
  subscribeToStatus,
} from "./live-store.ts";

/** What shows that somebody reads, and not a program that only fetches the page. */
const signsOfLife = ["pointerdown", "keydown", "scroll", "touchstart"] as const;

/**
 * Keeps the page connected: a member's as soon as the page is at rest, a guest's with the first sign of life on a page
 * that has something live in it. So who only looks at one page loads nothing of this.
 */
export function useLiveConnection(memberId: string | null): void {
  useEffect(() => {
    const stop = onceRead(memberId !== null, () => {
      const isWorthIt = memberId !== null || isRoomWanted();
      if (isWorthIt) void connectLive();
      return isWorthIt;
    });
    return () => {
      stop();
      disconnectLive();
    };
  }, [memberId]);
}

/** Whether somebody reads the page: a member does as soon as it is at rest, a guest with the first sign of life. */
export function useIsRead(): boolean {
  const isMember = usePageData().me !== null;
  const [isRead, setRead] = useState(false);
  useEffect(
    () =>
      onceRead(isMember, () => {
        setRead(true);
        return true;
      }),
    [isMember],
  );
  return isRead;
}

/** @param work says whether it is done, or waits for another sign of life */
function onceRead(isMember: boolean, work: () => boolean): () => void {
  if (isMember) {
    const timer = setTimeout(work, 1_000);
    return () => clearTimeout(timer);
  }
  const stop = () => {
    for (const sign of signsOfLife) removeEventListener(sign, start);
  };
  const start = () => void (work() && stop());
  for (const sign of signsOfLife) addEventListener(sign, start, { passive: true });
  return stop;
}

/** Hears one kind of what the club tells, while the component is there. */
export function useLive<K extends keyof FromClub>(name: K, heard: (...told: Parameters<FromClub[K]>) => void): void {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => onLive<K>(name, (...told) => latest.current(...told)), [name]);
}

/** Is in a room while the component is there; null is in none. @param entered is told each time it was entered */
export function useRoom(
  room: RoomName | null,
  entered: (answer: Extract<Entered, { ok: true }>) => void = () => {},
): void {
  const latest = useRef(entered);
  latest.current = entered;
  useEffect(() => (room ? stayIn(room, (answer) => latest.current(answer)) : undefined), [room]);
}

/** Whether there was a line, be it lost by now. */
export function useWasConnected(): boolean {
  return useSyncExternalStore(
    subscribeToStatus,
    () => liveStatus() !== "idle",
    () => false,
  );
}

/** Whether the line has been lost for some time. */
export function useIsLost(): boolean {
  return useSyncExternalStore(
    subscribeToStatus,
    () => liveStatus() === "lost",
    () => false,
  );
}
