import type { Fact } from "#app/domain/core/events.ts";
import { connectDatabase } from "#app/platform/db/client.server.ts";
import { log } from "#app/platform/log.server.ts";
import { keepWorker } from "#app/worker/keep-worker.server.ts";
import { subscriptions } from "#app/worker/subscriptions.ts";
import type { Misfortune } from "./worker-process.ts";

const [url = "", misfortune] = process.argv.slice(2) as [string, Misfortune];
const notify = subscriptions["post.created"].find(({ name }) => name === "notify")!;
const properly = notify.run;
const never = new Promise<void>(() => undefined);
let tries = 0;

const misfortunes: Record<Misfortune, (fact: Fact<"post.created">) => Promise<void>> = {
  none: properly,
  stuck_before: async () => {
    process.send?.("stuck");
    await never;
  },
  stuck_after: async (fact) => {
    await properly(fact);
    process.send?.("stuck");
    await never;
  },
  fails_twice: async (fact) => {
    tries += 1;
    if (tries <= 2) throw new Error(`fails on try ${tries}`);
    await properly(fact);
  },
};
notify.run = misfortunes[misfortune];

connectDatabase(url);
const worker = await keepWorker(url, log.child({}, { level: "silent" }));
process.once("disconnect", () => process.exit(1));
process.once("SIGTERM", () => worker.stop(10_000).then(() => process.exit(0)));
process.send?.("started");
