import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { listNow } from "#app/domain/activity/now-happening.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** What happens now, for pages that stand open: a browser that knows it already is told so, without a body. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const lines = await listNow(await optionalActor(request));
  const headers = {
    "Cache-Control": "private, no-cache",
    ETag: `W/"${createHash("sha256").update(JSON.stringify(lines)).digest("base64url")}"`,
    Vary: "Cookie",
  };
  if (request.headers.get("If-None-Match") === headers.ETag) return new Response(null, { status: 304, headers });
  return Response.json({ lines }, { headers });
});
