import type { Pool, PoolClient } from "pg";

const insert = "INSERT INTO bench_floor (text) VALUES ($1)";
const text = "x".repeat(400);

export async function prepareTransactions(pool: Pool): Promise<void> {
  await pool.query("CREATE TABLE IF NOT EXISTS bench_floor (id bigserial PRIMARY KEY, text text NOT NULL)");
}

/** A transaction of two inserts, as a reply and its fact are. */
export async function transact(pool: Pool): Promise<void> {
  const client = await pool.connect();
  await write(client);
  client.release();
}

/** Such transactions for so many seconds, on so many connections at once. */
export async function transactFor(
  pool: Pool,
  clients: number,
  seconds: number,
): Promise<{ tookMs: number[]; seconds: number }> {
  const tookMs: number[] = [];
  const began = performance.now();
  const work = async () => {
    const client = await pool.connect();
    for (let now = began; now < began + seconds * 1000; ) {
      await write(client);
      const after = performance.now();
      tookMs.push(after - now);
      now = after;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: clients }, work));
  return { tookMs, seconds: (performance.now() - began) / 1000 };
}

async function write(client: PoolClient): Promise<void> {
  await client.query("BEGIN");
  await client.query(insert, [text]);
  await client.query(insert, [text]);
  await client.query("COMMIT");
}
