import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connectDatabase } from "#app/platform/db/client.server.ts";
import { apiListener } from "./listener.ts";

/** The API in a process of its own, which a test can kill. */
connectDatabase(process.env.DATABASE_URL!);
const server = createServer(apiListener());
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`ready: http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
