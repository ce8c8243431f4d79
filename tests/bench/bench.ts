import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { startBenchClub } from "./bench-club.ts";
import { hasCores, moveToLoadCore } from "./cores.ts";
import { copyData } from "./data/keep.ts";
import type { Ground } from "./figure.ts";
import { startGateway } from "./figures/sign-in.ts";
import { figuresOf, isGlance } from "./figures.ts";
import { startFloorServer } from "./floors/floor-server.ts";
import { type Measured, measure } from "./measure.ts";
import { keepReport, toReport, writePage } from "./report.ts";
import { toTable } from "./table.ts";

const help = `npm run bench -- [--only WORDS] [--seconds 2] [--rounds 3] [--json] [--markdown]

Measures speed on a club of its own with 100,000 posts, each figure beside a floor of the same run.

  --only WORDS   only figures whose name holds the words
  --seconds N    how long a round lasts
  --rounds N     rounds of each figure; the middle one counts
  --json         answers JSON instead of a table
  --markdown     writes the table into docs/performance.md as well`;
const say = (line: string) => void process.stderr.write(`${line}\n`);

const { values: given } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    seconds: { type: "string", default: "2" },
    rounds: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
    markdown: { type: "boolean", default: false },
    help: { type: "boolean", short: "h" },
  },
});
if (given.help) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}
/** Ends the run in order when somebody wants it to end, so that no club stays behind; at once when asked again. */
const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      reject(new Error(`The bench was ended by ${signal}`));
      process.once(signal, () => process.exit(1));
    });
});
interrupted.catch(() => undefined); // nobody may be listening yet

const measured = await run().catch((error: Error) => {
  say(String(error.stack));
  process.exit(1);
});
const report = toReport(measured);
await keepReport(report);
if (given.markdown) await writePage(report);
process.stdout.write(`${given.json ? JSON.stringify(report, null, 2) : toTable(report.measured)}\n`);
if (!hasCores) say("Server and load shared their cores: the figures are too low, the ratios tell more.");

async function run(): Promise<Measured[]> {
  const dataDir = await copyData(say);
  const gateway = await startGateway();
  try {
    const club = await startBenchClub(dataDir, { SMS_HTTP_URL: gateway.url, API_REQUESTS_A_MINUTE: "999999999" });
    const floor = await startFloorServer(club.databaseUrl);
    connectDatabase(club.databaseUrl, { connections: 4 });
    moveToLoadCore();
    try {
      const measuring = measureAll({ club, floor, seconds: Number(given.seconds) }, gateway.codes);
      return await Promise.race([measuring, interrupted]);
    } finally {
      await disconnectDatabase();
      await floor.stop();
      await club.stop();
    }
  } finally {
    gateway.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureAll(ground: Ground, codes: Map<string, string>): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const figure of figuresOf(codes)) {
    if (!figure.name.includes(given.only)) continue;
    say(`measuring: ${figure.name} …`);
    if (!isGlance(figure)) measured.push(await measure(figure, ground, Number(given.rounds)));
    else
      for (const { beside, ...seen } of await figure.look(ground))
        measured.push({ ...seen, notes: beside ? [beside] : [] });
  }
  return measured;
}
