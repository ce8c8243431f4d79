import type { LoaderFunctionArgs } from "@remix-run/node";
import { getClub } from "#app/domain/core/club.server.ts";
import { getMediaFile } from "#app/domain/media/get-media-file.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/**
 * `GET /media/:file`: one rendition of a picture; what an address holds never changes. Where only members may read, no
 * cache between keeps it, which would not ask who they are.
 */
export const loader = respondJson(async ({ params }: LoaderFunctionArgs) => {
  const bytes = await getMediaFile(params.file ?? "");
  const { readers } = await getClub();
  return new Response(bytes, {
    headers: {
      "Content-Type": "image/webp",
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": `${readers === "everyone" ? "public" : "private"}, max-age=31536000, immutable`,
    },
  });
});
