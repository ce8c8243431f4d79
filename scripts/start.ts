import { StartError } from "#app/platform/start-error.ts";
import { build } from "./build.ts";

process.env.NODE_ENV ??= "production";

// The settings are read first: wrong ones should not have to wait for a build.
await import("#app/platform/env.server.ts");

const end = () => process.exit(0);
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
try {
  await build();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`\n${error.message}\n${error.remedy}\n`);
  process.exit(1);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.off(signal, end);

const { runClub } = await import("../server.ts");
await runClub();
