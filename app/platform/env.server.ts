import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { StartError } from "./start-error.ts";

const services = ["web", "realtime", "worker"] as const;

/** The value `.env.example` shows; a club that copies it unchanged would share its secret with every other. */
const exampleSecret = "change-me-to-a-long-random-text-of-your-own";

const Settings = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("0.0.0.0"),
  DATA_DIR: z
    .string()
    .min(1)
    .default("./var")
    .transform((path) => resolve(path)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, "must begin with postgresql://")
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be the site's address, such as https://club.example.com" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  SERVICES: z
    .string()
    .default(services.join(","))
    .transform((list) => list.split(",").map((name) => name.trim()))
    .pipe(z.array(z.enum(services, { error: `may hold ${services.join(", ")}` })).min(1)),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  TRUST_PROXY: z
    .enum(["yes", "no"])
    .default("no")
    .transform((answer) => answer === "yes"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export type Env = z.output<typeof Settings>;

/** Prefixes that are ours, so that a misspelt setting is noticed among the machine's own variables. */
const ownPrefixes = [
  "DATABASE_",
  "DATA_",
  "PUBLIC_",
  "SERVICE",
  "SESSION_",
  "SMS_",
  "SMTP_",
  "MEILI_",
  "S3_",
  "REDIS_",
];

/**
 * Reads the settings from the environment and a `.env` file's text; the environment wins.
 * @throws StartError that lists everything wrong or unknown at once
 */
export function readEnv(environment: Record<string, string | undefined>, file = ""): Env {
  const fromFile = parseEnv(file);
  const known = new Set(Object.keys(Settings.shape));
  const given = Object.fromEntries(
    Object.entries({ ...fromFile, ...environment }).filter(([name, value]) => known.has(name) && value?.trim()),
  );
  const unknown = [
    ...Object.keys(fromFile).filter((name) => !known.has(name)),
    ...Object.keys(environment).filter(
      (name) => !known.has(name) && !(name in fromFile) && ownPrefixes.some((prefix) => name.startsWith(prefix)),
    ),
  ];
  const problems = unknown.map((name) => `${name}: no such setting`);
  const result = Settings.safeParse(given);
  if (!result.success)
    problems.push(...result.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`));
  else if (result.data.SESSION_SECRET === exampleSecret && result.data.NODE_ENV === "production")
    problems.push("SESSION_SECRET: is the example's; give your own, or leave it out and one is made");
  if (problems.length > 0 || !result.success)
    throw new StartError(`These settings are wrong:\n${problems.map((line) => `  ${line}`).join("\n")}`);
  return result.data;
}

function readEnvFile(): string {
  return existsSync(".env") ? readFileSync(".env", "utf8") : "";
}

/** Wrong settings end the process here, at its first import: nothing has begun yet that would need an orderly end. */
function envOrExit(): Env {
  try {
    return readEnv(process.env, readEnvFile());
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`\n${error.message}\n\n`);
    process.exit(1);
  }
}

/** The settings of this process. */
export const env: Env = envOrExit();
