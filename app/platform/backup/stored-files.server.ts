import type { Client } from "pg";

/** Which files belong to the rows of the database: a query and what each of its rows names. */
export type StoredFiles = { query: string; keysOf(row: Record<string, unknown>): string[] };

/** The keys of all those files, within the transaction that `client` is in, whatever their number. */
export async function* keysOfFiles(client: Client, { query, keysOf }: StoredFiles): AsyncGenerator<string> {
  await client.query(`DECLARE stored_files NO SCROLL CURSOR FOR ${query}`);
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>("FETCH 1000 FROM stored_files");
    if (rows.length === 0) break;
    for (const row of rows) yield* keysOf(row);
  }
  await client.query("CLOSE stored_files");
}
