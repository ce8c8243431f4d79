import { connect, createServer, type Socket } from "node:net";

/** A wire to PostgreSQL that counts what is asked over it. */
export type StatementCounter = {
  /** The database's address at this end of the wire. */
  url: string;
  /** Statements that were run so far. */
  count(): number;
  stop(): void;
};

/** Lays a wire to a database. It counts the messages that run something: Execute and Query (PostgreSQL, §54.7). */
export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let count = 0;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    const messages = new Messages((kind) => {
      if (kind === "E" || kind === "Q") count++;
    });
    near.on("data", (bytes) => messages.read(bytes));
    near.pipe(far).pipe(near);
    for (const end of [near, far]) {
      ends.add(end);
      end.setNoDelay(true);
      end.on("error", () => undefined); // the other end closes with it
      end.on("close", () => {
        near.destroy();
        far.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as { port: number }).port);
  const stop = () => {
    server.close();
    for (const end of ends) end.destroy();
  };
  return { url: url.href, count: () => count, stop };
}

/** Reads what a client says to PostgreSQL: first a message without a kind, then kind, length, content, over and over. */
class Messages {
  readonly #heard: (kind: string) => void;
  #unread: Buffer = Buffer.alloc(0);
  #hasBegun = false;

  constructor(heard: (kind: string) => void) {
    this.#heard = heard;
  }

  read(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const kindBytes = this.#hasBegun ? 1 : 0;
      if (this.#unread.length < kindBytes + 4) return;
      const length = kindBytes + this.#unread.readUInt32BE(kindBytes);
      if (this.#unread.length < length) return;
      if (this.#hasBegun) this.#heard(this.#unread.toString("latin1", 0, 1));
      this.#hasBegun = true;
      this.#unread = this.#unread.subarray(length);
    }
  }
}
