import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { PushDevicesView } from "#app/domain/notifications/push-views.ts";
import { pushDevicesPath } from "#app/paths.ts";
import { findPushState, type PushState, subscribe } from "./push-subscription.ts";

/** What the section shows: the state of this browser, or what came of switching it on; null until scripts run. */
export type PushView = PushState | "working" | "dismissed" | "failed" | null;

type Answer = { done: true } | { problem: unknown };

/** This browser's state, and a way to switch it on. It is on when the browser and the club both say so. */
export function usePush({ publicKey, devices }: PushDevicesView): { view: PushView; turnOn: () => void } {
  const fetcher = useFetcher<Answer>();
  const [view, setView] = useState<PushView>(null);
  const isKnown = devices.some(({ isCurrent }) => isCurrent);
  useEffect(() => {
    findPushState(publicKey).then(
      (state) => setView(state === "on" && !isKnown ? "off" : state),
      () => setView("unsupported"),
    );
  }, [publicKey, isKnown]);
  const turnOn = async () => {
    setView("working");
    const subscribed = await subscribe(publicKey).catch(() => "failed" as const);
    if (typeof subscribed === "string") return setView(subscribed);
    fetcher.submit(subscribed, { method: "post", action: pushDevicesPath() });
  };
  const refused = fetcher.state === "idle" && fetcher.data !== undefined && "problem" in fetcher.data;
  return { view: refused && view === "working" ? "failed" : view, turnOn: () => void turnOn() };
}
