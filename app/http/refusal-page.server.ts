import { getClub } from "#app/domain/core/club.server.ts";
import type { DomainError } from "#app/domain/core/errors.ts";
import { toProblem } from "#app/domain/core/form-state.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { now } from "#app/platform/clock.ts";
import { formatUntil } from "#app/platform/persian/until.ts";
import { optionalActor } from "./actor.server.ts";
import { bareHeaders, barePage } from "./bare-page.server.ts";
import { keptForm } from "./kept-form.server.ts";
import { languageOf } from "./language.server.ts";
import { cameFrom } from "./own-path.ts";
import { refusalHeaders, statusOf } from "./status.ts";

/** A refusal outside any page: a short page in the person's language, or `application/problem+json` for a program. */
export async function refusal(request: Request, error: DomainError): Promise<Response> {
  if (request.headers.get("Accept")?.includes("text/html")) return refusalPage(request, error);
  const status = statusOf(error);
  const headers = { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...refusalHeaders(error) };
  return Response.json({ type: "about:blank", status, ...toProblem(error) }, { status, headers });
}

/** A short page that says why a deed without a page of its own was refused, and leads back to where it was tried. */
export async function refusalPage(request: Request, error: DomainError): Promise<Response> {
  const language = await languageOf(request);
  const { timeZone, brandHue } = await getClub();
  const calendar = (await optionalActor(request)).calendar ?? undefined;
  const { until, values } = error.details;
  const when = until ? formatUntil(until, now(), { locale: language, timeZone, calendar }) : "none";
  const sentence = translatorFor(language, "errors")(error.code, { ...values, until: when });
  const t = translatorFor(language, "shell");
  const form = await keptForm(request);
  const html = barePage({
    ...{ language, brandHue, title: sentence },
    sentences: [{ language, text: sentence }],
    kept: form && { form, title: t("keptTitle"), sendAgain: t("sendAgain") },
    link: { href: cameFrom(request), text: t("goBack") },
  });
  return new Response(html, { status: statusOf(error), headers: { ...bareHeaders, ...refusalHeaders(error) } });
}
