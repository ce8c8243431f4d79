import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { accountDefaults } from "#app/domain/accounts/rules.ts";
import { type Club, expectToStop, startClub } from "#tests/setup/club.ts";
import { makeDataDir } from "#tests/setup/clusters.ts";
import { makeDatabase } from "#tests/setup/database.ts";
import { type Answer, ask } from "./ask.ts";

type Line = Record<string, unknown> & { msg: string };

const who = { typed: "0912 345 6789", stored: "+989123456789", name: "زهرا کریمی", agent: "Zahra's own browser" };
let database: Awaited<ReturnType<typeof makeDatabase>>;
beforeAll(async () => {
  database = await makeDatabase();
});
afterAll(() => database.drop());

const { codesPerIp } = accountDefaults;
const form = { "Content-Type": "application/x-www-form-urlencoded" };

/** The lines of the log among what the club said. */
const linesOf = (club: Club): Line[] =>
  club
    .said()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);

const linesOfRequests = (club: Club) => linesOf(club).filter(({ msg }) => msg === "request");

describe("the log of a whole journey", () => {
  it("has a line for each request, and nothing of anybody's: no number, code, name, cookie or token", async () => {
    const gateway = await startGateway();
    const club = startClub({ DATA_DIR: await makeDataDir(), LOG_LEVEL: "trace", SMS_HTTP_URL: gateway.url });
    const origin = await club.ready();
    const browser = newBrowser(origin);

    await browser.post("/sign-in?to=/settings", { target: who.typed });
    const code = gateway.code();
    const wrong = String((Number(code) + 1) % 100_000).padStart(5, "0");
    expect((await browser.post("/sign-in", { intent: "verify", target: who.typed, code: wrong })).status).toBe(422);
    expect((await browser.post("/sign-in", { intent: "verify", target: who.typed, code })).status).toBe(303);
    const joining = { name: who.name, acceptRules: "on" };
    const joined = await Promise.all([browser.post("/join", joining), browser.post("/join", joining)]);
    expect(joined.map(({ status }) => status)).toContain(303);
    expect((await browser.get("/settings")).status).toBe(200);
    await browser.get(`/members/find?q=${encodeURIComponent("زهرا")}`);
    await browser.get(`/members/${who.stored}`);
    await browser.get(`/unsubscribe/zahra@example.com?token=${code}`);
    await browser.get(`/no-such-page/${code}`);
    const json = { "Content-Type": "application/json", Authorization: "Bearer bashgah_0123456789abcdef" };
    const sent = JSON.stringify({ title: who.name, phone: who.stored });
    await browser.post("/drafts/new", sent, json);
    await expectToStop(club);

    const requests = linesOfRequests(club);
    expect(requests.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual(
      expect.arrayContaining([
        "POST /sign-in 200",
        "POST /sign-in 422",
        "POST /join 303",
        "GET /settings 200",
        "GET /unsubscribe/:token 404",
        "GET * 404",
      ]),
    );
    expect(requests.find(({ route }) => route === "/settings")).toMatchObject({
      actor: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(requests.find(({ route }) => route === "/join")).toMatchObject({
      level: "info",
      requestId: expect.any(String),
    });
    expect(JSON.stringify(requests)).not.toContain("127.0.0.1");
    const secrets = [code, ...browser.cookies(), "bashgah_0123456789abcdef", "zahra@example.com", who.agent];
    const log = linesOf(club)
      .map((line) => JSON.stringify({ ...line, time: "", requestId: "", actor: "", ms: 0 }))
      .join("\n");
    for (const secret of [...secrets, who.name, "زهرا", encodeURIComponent("زهرا"), "912345", "912 345"])
      expect(log, secret).not.toContain(secret);
  });
});

describe("the id of a request", () => {
  it("is answered, and no visitor chooses it", async () => {
    const club = startClub({ DATABASE_URL: database.url, SERVICES: "web" });
    const origin = await club.ready();
    for (const path of ["/", "/no-such-page", "/health", "/a%00b"]) {
      const { headers } = await ask(origin, path, { headers: { "X-Request-Id": "chosen-by-a-visitor" } });
      expect(headers["x-request-id"], path).toMatch(/^[\da-f-]{36}$/);
    }
    await expectToStop(club);
  });

  it("is the trusted proxy's, where it is in order; and the proxy alone says where a request came from", async () => {
    const settings = { SERVICES: "web", TRUST_PROXY: "yes", PUBLIC_URL: "http://club.example" };
    const club = startClub({ DATABASE_URL: database.url, ...settings });
    await club.ready();
    const origin = `http://127.0.0.1:${(await club.hear(/\(on port (\d+)\)/))[1]}`;
    const id = async (given: string) =>
      (await ask(origin, "/", { headers: { "X-Request-Id": given } })).headers["x-request-id"];
    expect(await id("0123456789abcdef")).toBe("0123456789abcdef");
    expect(await id("with a space")).toMatch(/^[\da-f-]{36}$/);
    const statuses: number[] = [];
    for (let turn = 100; turn < 100 + codesPerIp + 1; turn++) {
      const faked = { "X-Forwarded-For": `198.51.100.${turn}, 203.0.113.9`, Forwarded: `for=198.51.100.${turn}` };
      const body = new URLSearchParams({ target: `09121000${turn}` }).toString();
      statuses.push((await ask(origin, "/sign-in", { method: "POST", headers: { ...form, ...faked }, body })).status);
    }
    expect(statuses).toEqual([...Array(codesPerIp).fill(200), 429]);
    await expectToStop(club);
  });
});

/** A gateway that takes every message and remembers the last one's code. */
async function startGateway() {
  let last = "";
  const server = createServer((request, response) => {
    last = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      last += text;
    });
    request.on("end", () => response.writeHead(200).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/send`, code: () => /: (\d{5})\b/.exec(last)![1]! };
}

/** Keeps cookies and says where it comes from, as a browser does. */
function newBrowser(origin: string) {
  const jar = new Map<string, string>();
  const usual = () => ({
    Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    Origin: origin,
    "User-Agent": who.agent,
    Accept: "text/html",
  });
  const keep = (answer: Answer) => {
    for (const cookie of [answer.headers["set-cookie"] ?? []].flat()) {
      const [pair = ""] = cookie.split(";", 1);
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  return {
    cookies: () => [...jar.values()].filter((value) => value.length > 8),
    get: async (path: string) => keep(await ask(origin, path, { headers: usual() })),
    post: async (path: string, body: Record<string, string> | string, headers: Record<string, string> = form) => {
      const text = typeof body === "string" ? body : new URLSearchParams(body).toString();
      return keep(await ask(origin, path, { method: "POST", headers: { ...usual(), ...headers }, body: text }));
    },
  };
}
