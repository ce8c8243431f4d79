import type { LoaderFunctionArgs } from "@remix-run/node";
import { getMediaFile } from "#app/domain/media/get-media-file.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** `GET /media/:file`: one rendition of a picture; what an address holds never changes. */
export const loader = respondJson(async ({ params }: LoaderFunctionArgs) => {
  const bytes = await getMediaFile(params.file ?? "");
  return new Response(bytes, {
    headers: {
      "Content-Type": "image/webp",
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
});
