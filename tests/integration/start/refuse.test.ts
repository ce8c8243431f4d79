import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { findRunning } from "#app/platform/db/embedded/running.server.ts";
import { emptyFolder, projectDir, startClub } from "#tests/setup/club.ts";
import { makeDataDir } from "#tests/setup/clusters.ts";

/** Starts the club and waits for its end; answers what it said, without the log's lines. */
async function refusal(settings: Record<string, string>, file = "", script?: string): Promise<string> {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, ".env"), file);
  const { code, said } = await startClub({ DATA_DIR: "data", ...settings }, { cwd, script }).ended;
  expect(code).toBe(1);
  expect(said).not.toContain("    at "); // no stack of the program's own
  return said;
}

/** A port where somebody listens who hangs up at once. */
async function listen(): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

describe("the club says why it does not start", () => {
  it("when the port is taken, and leaves nothing running", async () => {
    const DATA_DIR = await makeDataDir();
    const port = String(await listen());
    const said = await refusal({ PORT: port, DATA_DIR });
    expect(said).toContain(`Port ${port} is taken by another program.`);
    expect(said).toContain("PORT=");
    expect(await findRunning(DATA_DIR)).toBeNull();
  });

  it("when an address is not this machine's", async () => {
    expect(await refusal({ HOST: "192.0.2.1" })).toContain("This machine has no address 192.0.2.1.");
  });

  describe("when DATABASE_URL is wrong, without the password", () => {
    const secret = "s3cret-of-the-club";
    const own = () => new URL(inject("postgres").adminUrl);
    const changed = (change: (url: URL) => void) => {
      const url = own();
      change(url);
      return url.href;
    };

    it.each([
      [
        "nobody listens",
        async () => `postgresql://club:${secret}@127.0.0.1:1/club`,
        /No PostgreSQL server answers at 127/,
      ],
      ["the host is unknown", async () => `postgresql://club:${secret}@nowhere.invalid/club`, /nowhere\.invalid:5432/],
      [
        "it is no address",
        async () => `postgresql://club:${secret}#@127.0.0.1/club`,
        /is not the address of a PostgreSQL/,
      ],
      ["it is another database's", async () => `mysql://club:${secret}@127.0.0.1/club`, /must begin with postgresql:/],
      [
        "the password is wrong",
        async () => changed((url) => Object.assign(url, { password: secret })),
        /refuses the user ".+" or the password/,
      ],
      [
        "the database is missing",
        async () => changed((url) => Object.assign(url, { pathname: "/no_such_club" })),
        /has no database "no_such_club".[\s\S]+CREATE DATABASE/,
      ],
      [
        "something else answers there",
        async () => `postgresql://club:${secret}@127.0.0.1:${await listen()}/club`,
        /could not be used|does not answer/,
      ],
    ])(
      "%s",
      async (_what, makeUrl, sentence) => {
        const said = await refusal({ DATABASE_URL: await makeUrl() });
        expect(said).toMatch(sentence);
        expect(said).not.toContain(secret);
        expect(said).not.toContain(own().password || secret);
      },
      30_000,
    );
  });

  it("when settings are wrong or unknown, all of them at once, from the environment and from .env", async () => {
    const said = await refusal(
      { PORT: "70000", SERVICES: "web,pages", SESSION_KEY: "x", LOG_LEVEL: "loud" },
      "PUBLIC_URL=club.example\nTRUST_PROXY=true\nDATABSE_URL=postgresql://x/y\nSESSION_SECRET=short\n",
      "scripts/start.ts",
    );
    const lines = said.split("\n").filter((line) => line.startsWith("  "));
    expect(lines.map((line) => line.trim().split(":", 1)[0]).sort()).toEqual(
      [
        ...["DATABSE_URL", "LOG_LEVEL", "PORT", "PUBLIC_URL", "SERVICES"],
        ...["SESSION_KEY", "SESSION_SECRET", "TRUST_PROXY"],
      ].sort(),
    );
    expect(said).toContain(".env.example");
  });

  it("when a secret is the example's, in production", async () => {
    const example = parseEnv(
      (await readFile(join(projectDir, ".env.example"), "utf8")).replaceAll(/^# (?=[A-Z_]+=)/gm, ""),
    );
    const { SESSION_SECRET, DATABASE_URL } = example;
    const said = await refusal({ SESSION_SECRET: SESSION_SECRET! }, `DATABASE_URL=${DATABASE_URL}\n`);
    expect(said).toMatch(/SESSION_SECRET: is the one of \.env\.example/);
    expect(said).toMatch(/DATABASE_URL: is the one of \.env\.example/);
    const allowed = await refusal({ SESSION_SECRET: SESSION_SECRET!, NODE_ENV: "development", HOST: "192.0.2.1" });
    expect(allowed).not.toContain("SESSION_SECRET");
  });
});
