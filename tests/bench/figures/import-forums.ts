import { createReadStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { makeOpinionLine, toJsonLines } from "#tests/factories/opinions.ts";
import type { Figure } from "../figure.ts";

const opinions = 15;

/** A file of products with their opinions, taken in by the command line from its start to its end. */
export const importForums: Figure = {
  name: `import forums, ${opinions} opinions a line`,
  unit: "lines/s",
  floor: "COPY of the same file",
  prepare: async ({ club, seconds }) => {
    let file = join(club.dataDir, "none");
    let lines = 0;
    let rounds = 0;
    const write = async (count: number) => {
      file = join(club.dataDir, `opinions-${++rounds}.jsonl`);
      lines = count;
      const made = Array.from({ length: count }, (_, at) =>
        makeOpinionLine(`کالای ${rounds} ${at}`, opinions, rounds * 100_000 + at),
      );
      await writeFile(file, toJsonLines(made));
    };
    const take = async () => {
      const began = performance.now();
      const said = await club.command("import", "forums", file, "--json");
      const { posts } = JSON.parse(said.trim().split("\n").at(-1)!) as { posts: number };
      return { took: (performance.now() - began) / 1000, posts };
    };
    await write(50);
    const tried = await take();
    const enough = Math.ceil((50 / tried.took) * seconds * 1.2);
    return {
      round: async () => {
        await write(enough);
        const { took, posts } = await take();
        const megabytes = (await stat(file)).size / 1e6;
        return {
          value: lines / took,
          beside: `${(posts / took).toFixed(0)} posts/s, ${megabytes.toFixed(1)} MB in ${took.toFixed(1)} s`,
        };
      },
      floorRound: async () => ({ value: lines / (await copyIn(club.databaseUrl, file)) }),
    };
  },
};

/** Copies the lines of a file into a table of one column; answers the seconds. */
async function copyIn(databaseUrl: string, file: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("CREATE TABLE IF NOT EXISTS bench_lines (line text NOT NULL)");
  const began = performance.now();
  const sink = client.query(copyFrom("COPY bench_lines FROM STDIN (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')"));
  await pipeline(createReadStream(file), sink);
  const took = (performance.now() - began) / 1000;
  await client.end();
  return took;
}
