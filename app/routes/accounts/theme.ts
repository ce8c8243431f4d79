import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/core/errors.ts";
import { themeCookie } from "#app/http/cookies.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { cameFrom, ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { leadOn } from "#app/http/signing-in.server.ts";
import { homePath } from "#app/paths.ts";

export const loader = () => redirect(homePath());

/** Light and dark are kept; "system" forgets the choice. */
export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const theme = String(form.get("theme"));
  if (!["light", "dark", "system"].includes(theme)) throw new DomainError("invalid", { field: "theme" });
  const cookie = theme === "system" ? themeCookie.serialize("", { maxAge: 0 }) : themeCookie.serialize(theme);
  return leadOn(ownPath(form.get("to"), cameFrom(request)), await cookie);
});
