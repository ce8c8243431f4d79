import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build, type Rollup } from "vite";

const shell = '<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><div id="root"></div>';
const pixel =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export const memberId = "01890a5d-ac96-774b-bcce-b302099a8058";
const productId = "01890a5d-ac96-774b-bcce-b302099a8059";
export const mediaId = "01890a5d-ac96-774b-bcce-b302099a8060";

type Draft = { document: unknown; title?: string; fields?: object };

/** The editor alone on a page, with the answers of the club's addresses that it asks; `drafts` are those it saved. */
export async function servePage() {
  const files = await buildPage();
  const drafts: Draft[] = [];
  let uploads = 0;
  const answers: Record<string, (request: IncomingMessage) => Promise<[status: number, body?: object]>> = {
    "/members/find": async () => [200, { members: [{ id: memberId, name: "زهره", avatarUrl: null }] }],
    "/products/find": async () => [200, { products: [{ id: productId, slug: "tv-55", name: "تلویزیون ۵۵" }] }],
    "/media": async () => {
      uploads += 1;
      return uploads === 1
        ? [422, { code: "image_not_readable" }]
        : [201, { id: mediaId, width: 4, height: 3, src: pixel }];
    },
    "/drafts/topic%3A1": async (request) => {
      drafts.push(JSON.parse(await text(request)) as Draft);
      return [204];
    },
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const answer = answers[pathname];
    if (answer) {
      const [status, body] = await answer(request);
      request.resume();
      response.writeHead(status, { "content-type": "application/json" }).end(body && JSON.stringify(body));
    } else if (files.has(pathname))
      response.writeHead(200, { "content-type": "text/javascript" }).end(files.get(pathname));
    else
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(`${shell}<script type="module" src="/page.js"></script>`);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, drafts, close: () => server.close() };
}

async function buildPage(): Promise<Map<string, string>> {
  const input = fileURLToPath(new URL("page.tsx", import.meta.url));
  const output = { entryFileNames: "page.js", chunkFileNames: "[name].js" };
  const built = await build({
    configFile: false,
    logLevel: "silent",
    esbuild: { jsx: "automatic" },
    build: { write: false, minify: false, rollupOptions: { input, output } },
  });
  const chunks = (built as Rollup.RollupOutput).output.filter((file) => file.type === "chunk");
  return new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code]));
}
