import { Socket } from "node:net";
import { Pool, type PoolClient } from "pg";
import { newDurations, newGauge } from "#app/platform/metrics.server.ts";

/** How many connections a pool holds, and how patient it is, in milliseconds. */
export type PoolOptions = {
  /** The most connections held at once. */
  connections?: number;
  /**
   * PostgreSQL gives up on a statement after this long, so that none holds a connection for ever; without it a statement
   * may take its time, as imports do.
   */
  statementMs?: number;
  /** How long a query may wait for a connection, a new one or one that others hold. */
  waitMs?: number;
  /** Connections beside these on which short statements are sent along: see `selectShortRows`. None unless said. */
  readers?: number;
};

/** After what PostgreSQL itself gives up, its answer has this long to arrive before the connection counts as dead. */
const answerMs = 5_000;

let current: Pool | undefined;

const held = newDurations({
  name: "database_connection_held_seconds",
  help: "How long a query or a transaction held its connection",
});
newGauge({ name: "database_connections", help: "Connections of this process", labels: ["state"] }, (gauge) => {
  const idle = current?.idleCount ?? 0;
  gauge.set({ state: "idle" }, idle);
  gauge.set({ state: "used" }, (current?.totalCount ?? 0) - idle);
});
newGauge({ name: "database_waiting", help: "Queries that wait for a connection" }, (gauge) =>
  gauge.set(current?.waitingCount ?? 0),
);

/**
 * A pool of connections that does not wait for ever: for a connection, for a statement, or for a server that went
 * silent, as a machine does whose power failed.
 */
export function openPool(url: string, { connections = 10, statementMs, waitMs = 10_000 }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: waitMs,
    keepAlive: true,
    ...(statementMs && { statement_timeout: statementMs, stream: () => heardWithin(statementMs) }),
  });
  pool.on("error", () => undefined); // an idle connection was lost: the next query takes another
  measure(pool);
  current = pool;
  return pool;
}

/** The pool that was opened last: the process's one. */
export function poolInUse(): Pool {
  if (!current) throw new Error("The database was asked before it was opened");
  return current;
}

/**
 * A socket that ends when nothing was said on it for longer than a statement may take. What is idle in the pool is closed
 * far sooner.
 */
export function heardWithin(statementMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(statementMs + answerMs, () => socket.destroy(new Error("The database went silent")));
}

function measure(pool: Pool): void {
  const since = new WeakMap<PoolClient, number>();
  pool.on("acquire", (client) => since.set(client, performance.now()));
  pool.on("release", (_error, client) => held.observe((performance.now() - (since.get(client) ?? 0)) / 1000));
}
