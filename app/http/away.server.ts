import type { KeptForm } from "#app/domain/core/form-state.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { isDatabaseAway } from "#app/platform/db/away.server.ts";
import { languages } from "#app/platform/language.ts";
import { log } from "#app/platform/log.server.ts";
import { plainProblem } from "./api/plain-problem.server.ts";
import { bareHeaders, barePage, type Sentence } from "./bare-page.server.ts";
import { keptForm } from "./kept-form.server.ts";
import { requestContext } from "./request-context.server.ts";

const status = 503;
/** How long a page waits before it asks again by itself. */
const pageAgainSeconds = 10;
const headers = { "Retry-After": "5", "Cache-Control": "no-store" };

/**
 * Whether a request failed only because the database is away. Then it is remembered with the request, and the listener
 * puts `answerAway` in the place of whatever a route or a page makes of the failure.
 */
export function failedForDatabase(error: unknown): boolean {
  if (!isDatabaseAway(error)) return false;
  const context = requestContext();
  if (!context.databaseAway) log.warn({ requestId: context.id, error }, "the database is away");
  context.databaseAway = true;
  return true;
}

/**
 * «Not now» while nobody can be asked which language the club speaks, so it is said in each: a short page, or
 * `application/problem+json` (RFC 9457) for a program.
 */
export async function answerAway(request: Request): Promise<Response> {
  if (request.headers.get("Accept")?.includes("text/html")) {
    return new Response(awayPage(request.method, await keptForm(request)), {
      status,
      headers: { ...bareHeaders, ...headers },
    });
  }
  const type = { "Content-Type": "application/problem+json" };
  const acceptLanguage = request.headers.get("Accept-Language");
  const body = plainProblem({ status, code: "unavailable", acceptLanguage, requestId: requestContext().id });
  return new Response(body, { status, headers: { ...headers, ...type } });
}

/** A page that says it in each language, and asks again by itself where nobody sent anything; else it gives that back. */
export function awayPage(method: string | undefined, form: KeptForm | null = null): string {
  const sentences = languages.map((language) => ({ language, text: translatorFor(language, "errors")("unavailable") }));
  const [{ language, text: title }] = sentences as [Sentence];
  const t = translatorFor(language, "shell");
  const kept = form && { form, title: t("keptTitle"), sendAgain: t("sendAgain") };
  const againAfter = method === "GET" ? pageAgainSeconds : undefined;
  return barePage({ language, title, sentences, kept, ...(againAfter && { againAfter }) });
}
