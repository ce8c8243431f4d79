import { defineConfig } from "vitest/config";

const integrationSetup = ["./tests/setup/console.ts", "./tests/setup/integration.ts"];

/** A developer's own `.env` may name gateways: a test never sends a message to anybody. */
const noGateways = Object.fromEntries([
  ...["KAVENEGAR_KEY", "KAVENEGAR_TEMPLATE", "KAVENEGAR_SENDER", "HTTP_URL", "HTTP_BODY", "HTTP_TOKEN", "ORDER"].map(
    (name) => [`SMS_${name}`, ""],
  ),
  ...["SMTP_URL", "MAIL_FROM"].map((name) => [name, ""]),
  ...["ISSUER", "CLIENT_ID", "CLIENT_SECRET", "NAME"].map((name) => [`OIDC_${name}`, ""]),
  ...["URL", "KEY"].map((name) => [`MEILI_${name}`, ""]),
]);

const secret = "a-secret-that-only-tests-have-0123456789";

export default defineConfig({
  test: {
    env: { ...noGateways, NODE_ENV: "test", LOG_LEVEL: "silent", SESSION_SECRET: secret },
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "{cli,search}/**/*.test.ts", "tests/*.test.ts"],
          setupFiles: ["./tests/setup/console.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["./tests/setup/postgres.ts"],
          setupFiles: integrationSetup,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["./tests/setup/postgres.ts"],
          setupFiles: ["./tests/setup/console.ts"],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "shots",
          include: ["tests/shots/*.shots.ts"],
          globalSetup: ["./tests/setup/postgres.ts"],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
