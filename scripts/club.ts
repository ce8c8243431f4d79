import { generateClient } from "./generate.ts";

process.env.NODE_ENV ??= "production";

// On a fresh clone the command line is the first to need the database's client.
await generateClient();
await import("../cli/club.ts");
