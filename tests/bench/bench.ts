import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "../../scripts/build.ts";
import { startBenchClub } from "./bench-club.ts";
import { hasCores, moveToLoadCore } from "./cores.ts";
import type { Figure } from "./figure.ts";
import { apiRead, apiWrite } from "./figures/api-topic.ts";
import { backup } from "./figures/backup.ts";
import { importForums } from "./figures/import-forums.ts";
import { signIn, startGateway } from "./figures/sign-in.ts";
import { guestTopicPage, memberTopicPage } from "./figures/topic-page.ts";
import { startFloorServer } from "./floor-server.ts";
import { type Measured, measure } from "./measure.ts";
import { liftLimits } from "./no-limits.ts";
import { toTable } from "./table.ts";

const help = `npm run bench -- [--only WORDS] [--seconds 5] [--rounds 3]

Measures the figures whose name holds WORDS, each against a floor of the same run, on a club of its own.`;
const results = fileURLToPath(new URL("../../.cache/bench.json", import.meta.url));
const say = (line: string) => void process.stderr.write(`${line}\n`);

const { values: given } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    help: { type: "boolean", short: "h" },
  },
});
if (given.help) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}

await build();
const gateway = await startGateway();
const club = await startBenchClub({ SMS_HTTP_URL: gateway.url, API_REQUESTS_A_MINUTE: "999999999" });
moveToLoadCore();
await liftLimits();

/** Backup comes last, when there is something in the club. */
const figures: Figure[] = [
  guestTopicPage,
  memberTopicPage,
  signIn(gateway.codes),
  apiRead,
  apiWrite,
  importForums,
  backup,
];
const measured: Measured[] = [];
try {
  const ground = { club, seconds: Number(given.seconds), startFloor: () => startFloorServer(club.databaseUrl) };
  for (const figure of figures.filter(({ name }) => name.includes(given.only))) {
    say(`measuring: ${figure.name} …`);
    measured.push(await measure(figure, ground, Number(given.rounds)));
  }
} finally {
  await club.stop();
  gateway.stop();
}
const machine = { processor: cpus()[0]?.model, cores: cpus().length, node: process.version, apart: hasCores };
process.stdout.write(`${toTable(measured)}\n`);
if (!hasCores) say("Server and load shared their cores: the figures are too low, the ratios tell more.");
await mkdir(fileURLToPath(new URL("../../.cache/", import.meta.url)), { recursive: true });
await writeFile(results, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, measured }, null, 2)}\n`);
