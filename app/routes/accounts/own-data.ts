import { Readable } from "node:stream";
import { type ActionFunctionArgs, createReadableStreamFromReadable, redirect } from "@remix-run/node";
import { exportOwnData } from "#app/domain/accounts/export-own-data.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { ownBrowser } from "#app/http/own-browser.server.ts";
import { refusalPage } from "#app/http/refusal-page.server.ts";
import { respondJson } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { confirmIdentityPath, settingsDataPath } from "#app/paths.ts";

export const loader = () => redirect(settingsDataPath());

/** The member's own data as a file; whoever has not just proved that it is them does so first. */
export const action = respondJson(
  async ({ request }: ActionFunctionArgs) => {
    const actor = await requireActor(request);
    const pieces = await exportOwnData(actor, await ownBrowser(request), siteOrigin(request));
    return new Response(createReadableStreamFromReadable(Readable.from(pieces, { objectMode: false })), {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="my-data.json"',
        "Cache-Control": "no-store",
      },
    });
  },
  (request, error) =>
    error.code === "confirmation_needed"
      ? redirect(confirmIdentityPath(settingsDataPath()), 303)
      : refusalPage(request, error),
);
