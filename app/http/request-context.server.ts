import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "#app/domain/core/actor.ts";

/** What belongs to one request while it is answered. */
export type RequestContext = {
  id: string;
  ip: string;
  /** Random text that marks our own scripts for the Content-Security-Policy. */
  nonce: string;
  actor?: Promise<Actor>;
  /** Whether a guest was let in. */
  gate?: Promise<void>;
};

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs the answering of one request with its context. */
export function withRequestContext<T>(context: RequestContext, answer: () => T): T {
  return storage.run(context, answer);
}

/** The context of the request being answered; an empty one outside a server, as in tests of a single loader. */
export function requestContext(): RequestContext {
  return storage.getStore() ?? { id: "none", ip: "127.0.0.1", nonce: "" };
}
