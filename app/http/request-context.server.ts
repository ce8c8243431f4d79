import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import type { Actor } from "#app/domain/core/actor.ts";
import type { PageKey } from "./guest-cache/page-keys.ts";

/** What belongs to one request while it is answered. */
export type RequestContext = {
  id: string;
  /** The pattern of the route, for the log and the metrics; who knows better may say so. */
  route: string;
  ip: string;
  /** Random text that marks our own scripts for the Content-Security-Policy. */
  nonce: string;
  actor?: Promise<Actor>;
  /** Whether its Origin says that a page of this site sent it. */
  fromOwnPage?: boolean;
  /** Calls back once it is answered or given up; at once where it is. */
  whenOver?: (callBack: () => void) => void;
  /** Whether a guest was let in. */
  gate?: Promise<void>;
  /** The form that came with it, once it was read. */
  form?: FormData;
  /** What the page shows, for as long as which it may be kept. */
  dependsOn?: Set<PageKey>;
  /** The request could not be answered because the database is away. */
  databaseAway?: boolean;
};

const storage = new AsyncLocalStorage<RequestContext>();

/** The context of a request that has just come in; its sender's address is known once its headers are read. */
export function newRequestContext({ id, route }: { id: string; route: string }): RequestContext {
  let nonce: string | undefined; // many answers need none
  return {
    id,
    route,
    ip: "",
    get nonce() {
      nonce ??= randomBytes(16).toString("base64");
      return nonce;
    },
  };
}

/** Runs the answering of one request with its context. */
export function withRequestContext<T>(context: RequestContext, answer: () => T): T {
  return storage.run(context, answer);
}

/** The context of the request being answered; an empty one outside a server, as in tests of a single loader. */
export function requestContext(): RequestContext {
  return storage.getStore() ?? { id: "none", route: "none", ip: "127.0.0.1", nonce: "" };
}
