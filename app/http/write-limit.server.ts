import { newRequestLimit } from "./request-limit.server.ts";

/**
 * Changes that may be asked for within a minute: far above a member who types in two windows, whose drafts
 * and reading are kept all along, and above the guests of a whole mobile network that shares one address. What may be
 * published is limited by each feature; this keeps a loop from filling the history and the queue.
 */
const limitChanges = newRequestLimit({ name: "writes", what: "Changes", perMember: 300, perAddress: 600 });

/**
 * Counts a request that changes something against its sender's limit; what only reads passes.
 * @throws DomainError rate_limited, with until
 */
export async function limitWrites(request: Request): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") await limitChanges(request);
}
