import { createServer } from "node:http";
import { Pool, type PoolClient } from "pg";

/** The floor's own process: the least that an answer of the same size, or the same transactions, can cost here. */
const pool = new Pool({ connectionString: process.argv[2]!, max: 10 });
await pool.query("CREATE TABLE IF NOT EXISTS bench_floor (id bigserial PRIMARY KEY, text text NOT NULL)");
await pool.query("INSERT INTO bench_floor (text) SELECT repeat('x', 200) FROM generate_series(1, 1000)");

const insert = "INSERT INTO bench_floor (text) VALUES ($1)";
const read = "SELECT text FROM bench_floor WHERE id = $1";
const text = "x".repeat(400);

/** A transaction of two inserts, as a reply and its fact are. */
async function write(client: PoolClient): Promise<void> {
  await client.query("BEGIN");
  await client.query(insert, [text]);
  await client.query(insert, [text]);
  await client.query("COMMIT");
}

/** So many transactions on one connection: the first writes, the others read a row. */
async function transact(count: number): Promise<void> {
  const client = await pool.connect();
  await write(client);
  for (let number = 1; number < count; number++) await client.query(read, [number]);
  client.release();
}

const server = createServer(async (request, response) => {
  const [, kind, count] = request.url!.split("/");
  request.resume();
  if (kind === "transactions") {
    await transact(Number(count));
    response.writeHead(200, { "Content-Length": 2 }).end("ok");
  } else {
    const body = Buffer.alloc(Number(count), "x");
    response.writeHead(200, { "Content-Type": "text/html", "Content-Length": body.length }).end(body);
  }
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" && address ? address.port : ""}\n`);
});
process.once("SIGTERM", () => process.exit(0));
