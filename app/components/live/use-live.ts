import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Entered, FromClub, RoomName } from "#realtime/protocol.ts";
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
    const stop = memberId ? whenAtRest(connectLive) : onSignOfLife(connectLive);
    return () => {
      stop();
      disconnectLive();
    };
  }, [memberId]);
}

function whenAtRest(work: () => void): () => void {
  const timer = setTimeout(work, 1_000);
  return () => clearTimeout(timer);
}

function onSignOfLife(work: () => void): () => void {
  const stop = () => {
    for (const sign of signsOfLife) removeEventListener(sign, start);
  };
  const start = () => {
    if (!isRoomWanted()) return;
    stop();
    work();
  };
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

/** Whether the line has been lost for some time. */
export function useIsLost(): boolean {
  return useSyncExternalStore(
    subscribeToStatus,
    () => liveStatus() === "lost",
    () => false,
  );
}
