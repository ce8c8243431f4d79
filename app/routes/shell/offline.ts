import type { LoaderFunctionArgs } from "@remix-run/node";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { isLanguage } from "#app/platform/language.ts";
import { renderOfflinePage } from "./offline-files.server.tsx";

/** Of its own files only, and it asks only whether we answer; colours of the club stand in attributes. */
const policy = [
  "default-src 'none'",
  ...["script-src", "style-src", "img-src", "font-src", "connect-src"].map((kind) => `${kind} 'self'`),
  "style-src-attr 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page that the service worker keeps for when nobody answers. It is everybody's: nothing of a person is in it. */
export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const { language } = params;
  if (!isLanguage(language)) throw new DomainError("not_found");
  const html = renderOfflinePage(await getClub(), language);
  const answer = machinePage(request, html, { type: "text/html", keepSeconds: 0 });
  answer.headers.set("Content-Security-Policy", policy);
  answer.headers.set("Cache-Control", "no-cache");
  return answer;
});
