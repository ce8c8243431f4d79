import type { LoaderFunctionArgs } from "@remix-run/node";
import { getClub } from "#app/domain/core/club.server.ts";
import { chooseLanguage } from "#app/http/api/language.ts";
import { openApi } from "#app/http/api/openapi.server.ts";
import { machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { operations } from "./operations.ts";

const keepSeconds = 300;

/** The description of the API, made from the operations themselves. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const language = chooseLanguage(request.headers.get("Accept-Language")) ?? "en";
  const { name } = await getClub();
  const document = openApi(operations, { language, clubName: name, origin: siteOrigin(request) });
  return machinePage(request, JSON.stringify(document, null, 1), { type: "application/json", keepSeconds });
});
