import { build } from "./build.ts";

process.env.NODE_ENV ??= "production";

// The settings are read first: wrong ones should not have to wait for a build.
await import("#app/platform/env.server.ts");
await build();
const { runClub } = await import("../server.ts");
await runClub();
