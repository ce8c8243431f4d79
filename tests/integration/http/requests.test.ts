import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Club, startClub } from "#tests/setup/club.ts";
import { makeDatabase } from "#tests/setup/database.ts";
import { ask, askRaw } from "./ask.ts";

const publicUrl = "https://club.example";
let database: Awaited<ReturnType<typeof makeDatabase>>;
let club: Club;
let origin: string;

beforeAll(async () => {
  database = await makeDatabase();
  club = startClub({ DATABASE_URL: database.url, PUBLIC_URL: publicUrl, PORT: "0", DATA_DIR: "data" });
  await club.ready();
  origin = `http://127.0.0.1:${/\(on port (\d+)\)/.exec(club.said())![1]}`;
});
afterEach(() => expect(club.said()).not.toMatch(/"level":"(error|fatal)"/));
afterAll(async () => {
  await club.stop();
  await database.drop();
});

const form = { "Content-Type": "application/x-www-form-urlencoded" };
const long = (count: number) => "a".repeat(count);

describe("a forged Origin is refused with 403", () => {
  const forged = { ...form, Origin: "https://evil.example" };

  it.each([
    ["", 'lang="fa"', "از همین سایت نیامده"],
    ["en", 'lang="en"', "did not come from this site"],
  ])("on a page in the person's language (%j)", async (language, attribute, words) => {
    const cookie = `language=${Buffer.from(JSON.stringify(language)).toString("base64")}`;
    const headers = { ...forged, Accept: "text/html", Cookie: language ? cookie : "" };
    const { status, body } = await ask(origin, "/sign-in", { method: "POST", headers, body: "phone=1" });
    expect(status).toBe(403);
    expect(body).toContain(attribute);
    expect(body).toContain(words);
  });

  it.each(["https://evil.example", "null", "https://club.example.evil.example"])("as a problem (%s)", async (from) => {
    const headers = { ...form, Origin: from };
    const { status, headers: got, body } = await ask(origin, "/sign-in", { method: "POST", headers, body: "phone=1" });
    expect(status).toBe(403);
    expect(got["content-type"]).toContain("application/problem+json");
    expect(JSON.parse(body)).toMatchObject({ status: 403, code: "forged_origin" });
  });

  it("while the site's own is let through, whatever the proxy hides of it", async () => {
    for (const own of [publicUrl, "http://club.example", origin]) {
      const headers = { ...form, Origin: own };
      expect((await ask(origin, "/sign-in", { method: "POST", headers, body: "phone=1" })).status).toBe(422);
    }
  });
});

describe("a malformed request gets its status and no line of error in the log", () => {
  it.each([
    ["a broken percent-encoding", "/%E0%A4%A", 400],
    ["another host in the path", "//evil.com", 400],
    ["a NUL in the path", "/a%00b", 400],
    ["a line break in the path", "/a%0d%0aSet-Cookie:x", 400],
    ["a NUL in the query", "/forums?from=%00", 400],
    ["a NUL behind a second question mark", "/forums?from=?%00", 400],
    ["10,000 characters", `/${long(10_000)}`, 414],
    ["7,000 characters", `/${long(7_000)}`, 404],
    ["broken data of a page", "/%E0%A4%A.data", 400],
    ["a broken query, which is no matter", "/forums?x=%E0%A4%A", 200],
  ])("%s", async (_what, path, status) => {
    expect((await ask(origin, path)).status).toBe(status);
  });

  it("huge headers", async () => {
    expect((await ask(origin, "/", { headers: { "X-Big": long(20_000) } })).status).toBe(431);
  });

  it.each(["a b", '"', "evil.com:99999", "", "evil.com/x", "user@evil.com", "[::1"])("the Host %j", async (host) => {
    expect(await askRaw(origin, ["GET / HTTP/1.1", `Host: ${host}`])).toMatch(/^HTTP\/1.1 400/);
  });

  it.each([
    ["without a Host", ["GET / HTTP/1.0"], 400],
    ["with an address in absolute form", ["GET http://evil.com/forums HTTP/1.1", "Host: x"], 200],
    ["with an address in absolute form that is odd", ["GET http://evil.com//x HTTP/1.1", "Host: x"], 400],
    ["with a bare word for its path", ["GET forums HTTP/1.1", "Host: x"], 400],
    ["with a NUL byte", ["GET /\0 HTTP/1.1", "Host: x"], 400],
    ["in no protocol at all", ["what"], 400],
  ])("one %s", async (_what, lines, status) => {
    expect(await askRaw(origin, lines)).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  });
});

describe("a body", () => {
  const post = { method: "POST", headers: { ...form, Origin: publicUrl } };
  const large = Buffer.alloc(17 * 1024 * 1024, "a");

  it("over the limit is refused with 413, said or not said beforehand", async () => {
    const said = { ...post.headers, "Content-Length": String(large.length) };
    expect((await ask(origin, "/sign-in", { ...post, headers: said, body: large })).status).toBe(413);
    const notSaid = { ...post.headers, "Transfer-Encoding": "chunked" };
    expect((await ask(origin, "/sign-in", { ...post, headers: notSaid, body: large })).status).toBe(413);
  });

  it("of a hundred thousand fields is refused at once", async () => {
    const body = Array.from({ length: 100_000 }, (_, number) => `field${number}=`).join("&");
    expect((await ask(origin, "/sign-in", { ...post, body })).status).toBe(413);
  });

  it.each([
    ["multipart/form-data; boundary=", "abcde"],
    ["multipart/form-data; boundary=x", "--x\r\nbroken"],
    ["application/json", "{"],
  ])("that is no form (%s) is refused with 422", async (type, body) => {
    const headers = { Origin: publicUrl, "Content-Type": type };
    expect((await ask(origin, "/sign-in", { method: "POST", headers, body })).status).toBe(422);
  });
});

describe("methods", () => {
  const own = { Origin: publicUrl };

  it("HEAD answers like GET, without a body", async () => {
    for (const path of ["/", "/forums", "/feed.atom", "/health"]) {
      const { status, headers, body } = await ask(origin, path, { method: "HEAD" });
      expect([status, body]).toEqual([200, ""]);
      expect(headers["content-type"]).toBe((await ask(origin, path)).headers["content-type"]);
    }
  });

  it("OPTIONS says what there is", async () => {
    const { status, headers } = await ask(origin, "/forums", { method: "OPTIONS" });
    expect(status).toBe(204);
    expect(headers.allow).toContain("POST");
    expect(await askRaw(origin, ["OPTIONS * HTTP/1.1", "Host: x"])).toMatch(/^HTTP\/1.1 204/);
  });

  it.each(["TRACE", "PROPFIND", "PURGE"])("%s is refused with 405", async (method) => {
    const { status, headers } = await ask(origin, "/", { method });
    expect(status).toBe(405);
    expect(headers.allow).toContain("GET");
  });

  it.each([
    ["POST", "/"],
    ["POST", "/forums"],
    ["DELETE", "/products"],
    ["POST", "/robots.txt"],
    ["POST", "/forums.data"],
  ])("%s to %s, which takes none, is refused with 405", async (method, path) => {
    expect((await ask(origin, path, { method, headers: own })).status).toBe(405);
  });

  it.each(["/media", "/follow/topic/x", "/boundary/x", "/posts/x/like", "/topics/x/close", "/notifications/read"])(
    "GET of %s, where things are only done, is not found",
    async (path) => {
      const page = await ask(origin, path, { headers: { Accept: "text/html" } });
      expect(page.status).toBe(404);
      expect(page.headers["content-type"]).toContain("text/html");
      expect((await ask(origin, path)).headers["content-type"]).toContain("application/problem+json");
    },
  );
});

describe("every page", () => {
  it.each(["/", "/forums", "/products", "/sign-in", "/nothing/here", "/p/x"])("%s has its headers", async (path) => {
    const { headers } = await ask(origin, path, { headers: { Accept: "text/html" } });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(headers["content-type"]).toContain("text/html");
  });

  it("marks its own scripts with a nonce of its own", async () => {
    const nonces = [await ask(origin, "/sign-in"), await ask(origin, "/sign-in")].map(({ headers, body }) => {
      const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))![1]!;
      const scripts = [...body.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.length).toBeGreaterThan(0);
      for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it.each(["/_root.data", "/forums.data", "/robots.txt.data", "/media.data", "/nothing.data", "/p/x.data"])(
    "has data that never fail: %s",
    async (path) => {
      expect((await ask(origin, path)).status).toBeLessThan(500);
    },
  );

  it.each(["/?_data=root", "/?%5Fdata=x", "/sign-in?_data=routes%2Faccounts%2Fsign-in"])(
    "has no data of single routes, as Remix once asked for it: %s",
    async (path) => {
      const { status, headers } = await ask(origin, path);
      expect([status, headers["content-type"]]).toEqual([404, "application/problem+json"]);
    },
  );

  it("names the club's address, whatever Host the request claims", async () => {
    for (const path of ["/", "/robots.txt", "/sitemap.xml", "/feed.atom", "/forums"]) {
      const { status, headers, body } = await ask(origin, path, {
        headers: { Host: "evil.example", "X-Forwarded-Host": "evil.example" },
      });
      expect(status).toBe(200);
      expect(body + JSON.stringify(headers)).not.toContain("evil.example");
    }
    expect((await ask(origin, "/robots.txt", { headers: { Host: "evil.example" } })).body).toContain(publicUrl);
  });
});

it.each(["/", "/_root.data", "/sign-in.data", "/settings", "/settings.data", "/no-such-page.data"])(
  "%s is kept by no cache between for who has a session",
  async (path) => {
    const { headers } = await ask(origin, path, { headers: { Cookie: "session=anything" } });
    expect(headers["cache-control"]).toMatch(/^(private|no-store)/);
  },
);

describe("files", () => {
  it("of the build are kept for ever", async () => {
    const asset = /\/assets\/[^"]+\.css/.exec((await ask(origin, "/")).body)![0];
    const { status, headers } = await ask(origin, asset);
    expect(status).toBe(200);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const again = await ask(origin, asset, { headers: { "If-None-Match": String(headers.etag) } });
    expect(again.status).toBe(304);
  });

  it.each(["/assets/nothing.js", "/assets/", "/assets/manifest-00000000.js?x=1"])(
    "%s is not found, and no page comes instead",
    async (path) => {
      const { status, headers } = await ask(origin, path);
      expect(status).toBe(404);
      expect(headers["content-type"]).toContain("text/plain");
      expect(headers["cache-control"]).toBe("no-store");
    },
  );

  it.each([
    "/assets/../../../package.json",
    "/../package.json",
    "/..%2f..%2fpackage.json",
    "/assets/%2e%2e/%2e%2e/server/index.js",
    "/assets/..%5c..%5cmade-from.txt",
    "/.env",
    "/made-from.txt",
  ])("%s leads out of nothing", async (path) => {
    const { status, body } = await ask(origin, path);
    expect(status).toBe(404);
    expect(body).not.toContain("bashgah");
  });
});
