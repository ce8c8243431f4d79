import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterEach } from "vitest";
import type { Bounds } from "#realtime/entrance.server.ts";
import { openLive } from "#realtime/live.server.ts";
import type { Entered, FromBrowser, FromClub, RoomName } from "#realtime/protocol.ts";
import { livePath } from "#realtime/protocol.ts";
import { workerDatabase } from "#tests/setup/database.ts";

/** An open browser, and all it was told so far. */
export type Browser = {
  socket: Socket<FromClub, FromBrowser>;
  /** Each message with its name, in order. */
  told: [keyof FromClub, unknown][];
  enter(room: RoomName | string): Promise<Entered>;
};

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** The live part alone, on a port of its own and this worker's database. */
export async function serveLive(bounds?: Bounds): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const live = openLive(server, await workerDatabase(), bounds);
  await live.hears;
  endings.push(async () => {
    await live.close();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Connects as a browser does. @param cookie of a session; none for a guest */
export async function openBrowser(origin: string, cookie = "", headers: Record<string, string> = {}): Promise<Browser> {
  const socket: Browser["socket"] = io(origin, {
    path: livePath,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { ...headers, ...(cookie ? { Cookie: cookie } : {}) },
  });
  endings.push(() => socket.disconnect());
  const told: Browser["told"] = [];
  socket.onAny((name: keyof FromClub, what: unknown) => told.push([name, what]));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return { socket, told, enter: (room) => socket.timeout(30_000).emitWithAck("enter", room as RoomName) };
}

/** Something that the browser can only be told after whatever was on its way: an answer to a message of its own. */
export async function roundTrip({ enter }: Browser): Promise<void> {
  await enter("nowhere");
}
