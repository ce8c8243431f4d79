import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { straightToApi } from "./straight.server.ts";

const saying = (word: string) => async () => new Response(word);
const build = {
  routes: {
    root: { path: "", module: {} },
    docs: { path: "api/docs", module: {} },
    description: { path: "api/v1/openapi.json", module: { loader: saying("description") } },
    api: { path: "api/*", module: { loader: saying("read"), action: saying("changed") } },
  },
} as unknown as ServerBuild;

test.each([
  ["GET", "/api/v1/topics", "read"],
  ["HEAD", "/api/v1/topics", "read"],
  ["OPTIONS", "/api/v1/topics", "read"],
  ["POST", "/api/v1/topics?x=1", "changed"],
  ["DELETE", "/api/", "changed"],
  ["GET", "/api/v1/openapi.json", "pages"],
  ["GET", "/api/docs?x=1", "pages"],
  ["GET", "/api/docs.data", "pages"],
  ["GET", "/apish", "pages"],
  ["GET", "/forums", "pages"],
])("%s %s is answered by: %s", async (method, path, word) => {
  const answer = straightToApi(build, saying("pages"));
  expect(await (await answer(new Request(`http://club${path}`, { method }))).text()).toBe(word);
});
