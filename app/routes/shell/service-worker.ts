import type { LoaderFunctionArgs } from "@remix-run/node";
import { getClub } from "#app/domain/core/club.server.ts";
import { machinePage } from "#app/http/machine-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { env } from "#app/platform/env.server.ts";
import { renderWorker } from "./offline-files.server.tsx";

/** What a worker may do: fetch from us. Its script answers for it, not the page that registers it (CSP 3, §2.3). */
const policy = "default-src 'none'; connect-src 'self'";

/** The service worker. A club that does not want one any more answers with one that clears up after itself and goes. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const isOff = env.OFFLINE_PAGE === "no" || env.NODE_ENV === "development";
  const body = renderWorker(await getClub(), isOff);
  const answer = machinePage(request, body, { type: "text/javascript", keepSeconds: 0 });
  answer.headers.set("Content-Security-Policy", policy);
  answer.headers.set("Cache-Control", "no-cache");
  return answer;
});
