import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Figure } from "../figure.ts";

/** The whole club into one file, by the command line, after what the other figures wrote. */
export const backup: Figure = {
  name: "backup",
  unit: "MB/s",
  floor: "COPY of every table to nowhere",
  rounds: 2,
  prepare: async ({ club }) => {
    const file = join(club.dataDir, "bench.backup");
    return {
      round: async () => {
        const said = await club.command("backup", file, "--force", "--json");
        const { contentBytes, fileBytes, seconds } = JSON.parse(said.trim().split("\n").at(-1)!) as Record<
          string,
          number
        >;
        const beside = `${(contentBytes! / 1e6).toFixed(1)} MB in ${seconds!.toFixed(1)} s, ${(fileBytes! / 1e6).toFixed(1)} MB on disk`;
        return { value: contentBytes! / 1e6 / seconds!, beside };
      },
      floorRound: async () => ({ value: await copyOut(club.databaseUrl) }),
    };
  },
};

/** Reads every table once; answers MB/s. */
async function copyOut(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'bench_%'",
  );
  let bytes = 0;
  const began = performance.now();
  for (const { name } of rows) {
    const nowhere = new Writable({
      write(chunk: Buffer, _encoding, next) {
        bytes += chunk.length;
        next();
      },
    });
    await pipeline(client.query(copyTo(`COPY ${name} TO STDOUT`)), nowhere);
  }
  const took = (performance.now() - began) / 1000;
  await client.end();
  return bytes / 1e6 / took;
}
