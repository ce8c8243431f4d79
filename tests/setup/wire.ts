import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A wire to a database. */
export type Wire = {
  /** The database's address at this end of the wire. */
  url: string;
  /** Ends all that runs over it, and takes nothing new. */
  cut(): void;
  /** Lets connections stand, and new ones be made, but no word through, as a machine without power does. */
  silence(): void;
  mend(): Promise<void>;
};

/** Lays a wire to a database, gone after the test. */
export async function makeWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on("data", (words) => silent || other.write(words));
      one.on("error", () => other.destroy());
      one.on("close", () => {
        ends.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as { port: number };
  const cut = () => {
    server.close();
    for (const end of ends) end.destroy();
  };
  onTestFinished(cut);
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  const silence = () => {
    silent = true;
  };
  const mend = async () => {
    silent = false;
    if (!server.listening) await listen(port);
  };
  return { url: url.href, cut, silence, mend };
}
