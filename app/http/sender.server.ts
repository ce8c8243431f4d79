import { limitedAddress } from "#app/domain/accounts/rules.ts";
import { optionalActor } from "./actor.server.ts";
import { requestContext } from "./request-context.server.ts";

/** Whom a request is counted for: the member, or the address that a guest shares with others. */
export async function senderOf(request: Request): Promise<string> {
  const { id } = await optionalActor(request);
  return id ?? limitedAddress(requestContext().ip);
}
