import { DomainError } from "#app/domain/core/errors.ts";
import { respond } from "#app/http/respond.server.ts";

/** An address that nothing stands at: refused within the site's frame, in the person's language. */
export const loader = respond(async () => {
  throw new DomainError("not_found");
});

export default function Nothing() {
  return null;
}
