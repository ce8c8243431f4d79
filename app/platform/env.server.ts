import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { StartError } from "./start-error.ts";

const services = ["web", "realtime", "worker"] as const;
const smsGateways = ["kavenegar", "http"] as const;

/** The secrets `.env.example` shows; a club that copies one unchanged would share it with every other. */
const exampleSecrets: Record<string, string> = {
  DATABASE_URL: "postgresql://bashgah:secret@localhost:5432/bashgah",
  SESSION_SECRET: "change-me-to-a-long-random-text-of-your-own",
  METRICS_TOKEN: "change-me-to-a-token-of-your-own",
  VAPID_PRIVATE_KEY: "change-me-to-32-bytes-of-your-own-base64url",
};

/** One of some words, or an error that lists them. */
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, { error: `may be ${words.join(", ")}` });

const siteAddress = "must be the site's address without a path, such as https://club.example.com";

const isJson = (text: string) => {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
};

/** Some of a few words, written with commas between them. */
const someOf = <const Words extends readonly string[]>(words: Words) =>
  z
    .string()
    .default(words.join(","))
    .transform((list) => list.split(",").map((name) => name.trim()))
    .pipe(z.array(z.enum(words, { error: `may hold ${words.join(", ")}` })).min(1));

/** Whether an address names the machine itself, where nobody listens in between. */
const isOwnMachine = (url: string) => ["localhost", "127.0.0.1", "[::1]"].includes(URL.parse(url)?.hostname ?? "");

const printable = z.string().regex(/^[!-~]+$/, "must be letters, digits and signs without spaces");

const Settings = z.object({
  NODE_ENV: oneOf(["production", "development", "test"]).default("production"),
  PORT: z
    .stringFormat("port", (text) => /^\d+$/.test(text) && Number(text) <= 65_535, "must be a number from 0 to 65535")
    .transform(Number)
    .default(3000),
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
    .url({ protocol: /^https?$/, error: siteAddress })
    .refine((url) => !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}/`, siteAddress)
    .transform((url) => new URL(url).origin)
    .optional(),
  SERVICES: someOf(services),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  TRUST_PROXY: oneOf(["yes", "no"])
    .default("no")
    .transform((answer) => answer === "yes"),
  LOG_LEVEL: oneOf(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  METRICS_TOKEN: printable.min(16, "must have at least 16 characters").optional(),
  API_REQUESTS_A_MINUTE: z
    .stringFormat("count", (text) => /^[1-9]\d{0,8}$/.test(text), "must be a number from 1 to 999999999")
    .transform(Number)
    .default(600),
  OFFLINE_PAGE: oneOf(["yes", "no"]).default("yes"),
  GUEST_CACHE_MB: z
    .stringFormat("size", (text) => /^\d{1,5}$/.test(text), "must be a number from 0 to 99999")
    .transform(Number)
    .default(64),
  MEILI_URL: z
    .url({ protocol: /^https?$/, error: "must be the address of a Meilisearch, such as http://localhost:7700" })
    .refine(
      (url) => !URL.canParse(url) || new URL(url).username === "",
      "may not hold a user name; the key goes into MEILI_KEY",
    )
    .optional(),
  MEILI_KEY: printable.min(16, "must have at least 16 characters").optional(),
  SMS_KAVENEGAR_KEY: printable.optional(),
  SMS_KAVENEGAR_TEMPLATE: printable.optional(),
  SMS_KAVENEGAR_SENDER: printable.optional(),
  SMS_HTTP_URL: z
    .url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" })
    .refine((url) => !URL.canParse(url) || new URL(url).username === "", "may not hold a user name")
    .optional(),
  SMS_HTTP_BODY: z.string().refine(isJson, "must be JSON").default('{"to":"{to}","text":"{text}"}'),
  SMS_HTTP_TOKEN: printable.optional(),
  SMS_ORDER: someOf(smsGateways),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an address such as smtp://user:password@mail.example.com:587" })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[!-;=?A-~]+@[!-;=?A-~]+$/, "must be a mail address alone, such as club@example.com")
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, "must be 32 bytes in base64url, as `web-push generate-vapid-keys` writes them")
    .optional(),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "must be the provider's address, such as https://login.example.com" })
    .refine((url) => !url.startsWith("http:") || isOwnMachine(url), "must begin with https://")
    .optional(),
  OIDC_CLIENT_ID: printable.optional(),
  OIDC_CLIENT_SECRET: printable.optional(),
  OIDC_NAME: z.string().max(60).optional(),
});

export type Env = z.output<typeof Settings>;

/** Prefixes that are ours, so that a misspelt setting is noticed among the machine's own variables. */
const ownPrefixes = [
  "DATABASE_",
  "DATA_",
  "PUBLIC_",
  "SERVICE",
  "SESSION_",
  "METRICS_",
  "API_",
  "GUEST_",
  "OFFLINE_",
  "SMS_",
  "SMTP_",
  "MAIL_",
  "VAPID_",
  "OIDC_",
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
  const isUnknown = (name: string) => !known.has(name);
  const isOurs = (name: string) => ownPrefixes.some((prefix) => name.startsWith(prefix));
  const unknown = new Set([
    ...Object.keys(fromFile).filter(isUnknown),
    ...Object.keys(environment).filter((name) => isUnknown(name) && isOurs(name)),
  ]);
  const result = Settings.safeParse(given);
  const problems = [
    ...[...unknown].map((name) => `${name}: there is no such setting`),
    ...(result.error?.issues ?? []).map((issue) => `${String(issue.path[0])}: ${issue.message}`),
    ...((given.NODE_ENV ?? "production") === "production" ? examplesKept(given) : []),
    ...alone(given),
  ];
  if (result.success && problems.length === 0) return result.data;
  throw new StartError(
    `These settings are wrong:\n${problems.map((line) => `  ${line}`).join("\n")}`,
    "Correct them in the environment or in the file .env; .env.example shows every setting.",
  );
}

/** What settings that begin with a word make no sense without. */
const needs: [prefix: string, needed: string][] = [
  ["SMS_KAVENEGAR_", "SMS_KAVENEGAR_KEY"],
  ["SMS_HTTP_", "SMS_HTTP_URL"],
  ["SMTP_URL", "MAIL_FROM"],
  ["MAIL_FROM", "SMTP_URL"],
  ["OIDC_", "OIDC_ISSUER"],
  ["MEILI_", "MEILI_URL"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID"],
  ["OIDC_ISSUER", "OIDC_CLIENT_SECRET"],
  ["OIDC_ISSUER", "PUBLIC_URL"],
];

/** Settings that lack another one. */
function alone(given: Record<string, string | undefined>): string[] {
  return needs.flatMap(([prefix, needed]) =>
    Object.keys(given)
      .filter((name) => name.startsWith(prefix) && !given[needed])
      .map((name) => `${name}: needs ${needed} as well`),
  );
}

function examplesKept(given: Record<string, string | undefined>): string[] {
  return Object.entries(exampleSecrets)
    .filter(([name, example]) => given[name] === example)
    .map(([name]) => `${name}: is the one of .env.example, which everybody knows; give your own or leave it out`);
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
    process.stderr.write(`\n${error.message}\n${error.remedy}\n\n`);
    process.exit(1);
  }
}

/** Every setting there is, by name. */
export const settingNames: string[] = Object.keys(Settings.shape);

/** The settings of this process. */
export const env: Env = envOrExit();
