import { Socket } from "node:net";
import { Client, type QueryConfig, type QueryResult, type QueryResultRow } from "pg";
import { heardWithin, type PoolOptions } from "./pool.server.ts";

/** A connection on which statements are sent before those ahead of them are answered (the pipeline mode of libpq). */
type Reader = { client: Client; socket: Socket; waiting: number; gathers: boolean };

/** With more than this ahead of it a statement is better asked elsewhere. */
const mostWaiting = 64;
/** A connection that could not be had is tried again after this, in milliseconds. */
const againAfterMs = 1_000;

let readers: Reader[] = [];
let wanted: { url: string; options: PoolOptions } | null = null;
let opening = 0;
let notBefore = 0;

/** Lets short statements be sent along on `options.readers` connections, which are opened when they are asked first. */
export function openReaders(url: string, options: PoolOptions): void {
  wanted = options.readers ? { url, options } : null;
}

/** Closes what `openReaders` opened, once it has answered. */
export async function closeReaders(): Promise<void> {
  const open = readers;
  readers = [];
  wanted = null;
  await Promise.all(open.map(({ client }) => client.end()));
}

/**
 * Sends a statement along on the connection with the fewest before it, together with what else is asked in the same turn
 * of the process; null where there is none, or each has much to do.
 */
export function askReader<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>> | null {
  openMissing();
  let least: Reader | undefined;
  for (const reader of readers) if (!least || reader.waiting < least.waiting) least = reader;
  if (!least || least.waiting >= mostWaiting) return null;
  return ask(least, statement);
}

async function ask<Row extends QueryResultRow>(reader: Reader, statement: QueryConfig): Promise<QueryResult<Row>> {
  gather(reader);
  reader.waiting++;
  try {
    return await reader.client.query<Row>(statement);
  } finally {
    reader.waiting--;
  }
}

/** What is asked until the process has looked for news goes out in one piece: each piece costs more than a statement. */
function gather(reader: Reader): void {
  if (reader.gathers) return;
  reader.gathers = true;
  reader.socket.cork();
  setImmediate(() => {
    reader.gathers = false;
    reader.socket.uncork();
  });
}

function openMissing(): void {
  if (!wanted || readers.length + opening >= (wanted.options.readers ?? 0) || performance.now() < notBefore) return;
  opening++;
  open(wanted)
    .catch(() => {
      notBefore = performance.now() + againAfterMs; // who asks meanwhile asks the pool, which says what is wrong
    })
    .finally(() => opening--);
}

async function open(from: NonNullable<typeof wanted>): Promise<void> {
  const { statementMs, waitMs = 10_000 } = from.options;
  const socket = statementMs ? heardWithin(statementMs) : new Socket();
  const client = new Client({
    ...{ connectionString: from.url, pipeline: true, keepAlive: true, connectionTimeoutMillis: waitMs },
    ...(statementMs && { statement_timeout: statementMs }),
    stream: () => socket,
  });
  const leave = () => {
    readers = readers.filter((reader) => reader.client !== client);
  };
  client.on("error", leave).on("end", leave);
  await client.connect();
  if (wanted === from) readers.push({ client, socket, waiting: 0, gathers: false });
  else await client.end();
}
