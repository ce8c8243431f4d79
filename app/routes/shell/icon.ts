import type { LoaderFunctionArgs } from "@remix-run/node";
import { getIcon } from "#app/http/icons.server.ts";
import { pictureAnswer } from "#app/http/picture-answer.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** The club's icons, also under the names that browsers ask for without being told. */
export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const { pathname } = new URL(request.url);
  const icon = await getIcon(params.file ?? pathname.slice(1));
  return pictureAnswer(icon, params.version === icon.version);
});
