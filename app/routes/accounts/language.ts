import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/core/errors.ts";
import { languageCookie } from "#app/http/cookies.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { cameFrom, ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { leadOn } from "#app/http/signing-in.server.ts";
import { homePath } from "#app/paths.ts";
import { isLanguage } from "#app/platform/language.ts";

export const loader = () => redirect(homePath());

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request);
  const language = form.get("language");
  if (!isLanguage(language)) throw new DomainError("invalid", { field: "language" });
  return leadOn(ownPath(form.get("to"), cameFrom(request)), await languageCookie.serialize(language));
});
