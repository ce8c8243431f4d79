import { log } from "#app/platform/log.server.ts";
import type { FactKind, Facts } from "./events.ts";

/** A fact that holds from now on. */
export type CommittedFact = { [K in FactKind]: { kind: K; payload: Facts[K] } }[FactKind];

/** Facts that were committed together, or «anything»: nobody can say what else may have happened. */
export type News = readonly CommittedFact[] | "anything";

type Listener = (news: News) => void;

const listeners = new Set<Listener>();
let isHearing = false;

/**
 * Calls `listener` for what is committed from now on: by this process at once, before the use case has answered, and by
 * others while `hearsOthers()`. It may be told twice, must be quick, and does nothing that waits: reactions that must not
 * be lost belong into the worker's subscriptions.
 * @returns a function that stops it
 */
export function onCommitted(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells every listener. One that fails is logged and holds up no other, since what happened cannot be undone. */
export function tellCommitted(news: News): void {
  for (const listener of listeners) {
    try {
      listener(news);
    } catch (error) {
      log.error({ error }, "a listener to facts failed");
    }
  }
}

/**
 * Whether what other processes commit is heard. What was remembered of the database may be used only while this is so;
 * whenever it begins or ends, listeners are told of «anything».
 */
export function hearsOthers(): boolean {
  return isHearing;
}

/** Says that others are heard from now on, or not any more. */
export function setHearing(hears: boolean): void {
  isHearing = hears;
  tellCommitted("anything");
}
