import { defineConfig } from "vitest/config";

const integrationSetup = ["./tests/setup/console.ts", "./tests/setup/integration.ts"];

export default defineConfig({
  test: {
    env: { NODE_ENV: "test", LOG_LEVEL: "silent", SESSION_SECRET: "a-secret-that-only-tests-have-0123456789" },
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "cli/**/*.test.ts", "tests/*.test.ts"],
          setupFiles: ["./tests/setup/console.ts"],
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
    ],
  },
});
