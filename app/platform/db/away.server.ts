/** Codes of Prisma: no server, no answer, connection closed, no connection or transaction to be had in time. */
const prismaCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024"]);

/** What Prisma's adapter calls the same. */
const adapterKinds = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/** PostgreSQL's own: connection exceptions, shutting down or starting, no connection left. */
const postgresCodes = /^(08|57P0[123]|53300)/;

/** What `pg` says without a code. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|The database went silent|Client has encountered a connection error)|Unable to start a transaction in the given time/;

type Failure = {
  code?: unknown;
  message?: string;
  meta?: { driverAdapterError?: { cause?: Record<string, unknown> } };
};

/**
 * Whether something failed because the database cannot be asked now, and may succeed later: it is down, starting, cut
 * off, or all connections are busy.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, message = "", meta } = error as Failure;
  const cause = meta?.driverAdapterError?.cause ?? {};
  return (
    prismaCodes.has(String(code)) ||
    postgresCodes.test(String(code)) ||
    adapterKinds.has(String(cause.kind)) ||
    postgresCodes.test(String(cause.code ?? "")) ||
    words.test(message)
  );
}
