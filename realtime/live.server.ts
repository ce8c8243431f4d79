import type { Server as HttpServer } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { Server } from "socket.io";
import { isMember } from "#app/domain/core/actor.ts";
import { onCommitted } from "#app/domain/core/committed.server.ts";
import { hearSignals, type Signal } from "#app/domain/core/signals.server.ts";
import { log } from "#app/platform/log.server.ts";
import { newCounter, newGauge } from "#app/platform/metrics.server.ts";
import { type Access, sayFarewell, watchAccess } from "./access.server.ts";
import { type Door, newDoor } from "./door.server.ts";
import { type Entrance, newEntrance, usualBounds } from "./entrance.server.ts";
import { boundLine } from "./lines.server.ts";
import { newsOf } from "./news.ts";
import { newPresence, type Presence } from "./presence.server.ts";
import { type Entered, isRoom, livePath } from "./protocol.ts";
import { newPush, type Push } from "./push.server.ts";
import { enter, joinOwnRooms, leave, memberRoom } from "./rooms.server.ts";
import { newSight, type Sight } from "./sight.server.ts";
import type { Line, LiveServer, LiveSocket } from "./types.ts";
import { passTypingOn, showTyping } from "./typing.server.ts";
import { visitorOf } from "./who.server.ts";

/** What a browser says is a room's name: anything longer is no message of ours, and ends the connection. */
const messageBytesMax = 4_096;
const connectionsOfMemberMax = 30;

/** So many browsers a second may come back, or look up their page, while others are served: a page takes 2 to 3 ms. */
const browsersASecond = 150;

/** Messages that a connection may send within some seconds: a page that opens sends two or three. */
const pace = { points: 40, duration: 10 };

const refused = newCounter({ name: "live_refused_total", help: "Connections refused or ended", labels: ["why"] });

/** The running live part. */
export type Live = {
  /** Fulfilled when signals are heard for the first time. */
  hears: Promise<void>;
  close(): Promise<void>;
};

type Parts = {
  io: LiveServer;
  push: Push;
  access: Access;
  presence: Presence;
  sight: Sight;
  asked: WeakSet<Line>;
};

/**
 * Tells open browsers what just happened: Socket.IO on the port of the pages. Every process hears of every commit and of
 * every signal through the database, and tells its own connections; so processes need no word with each other.
 */
export function openLive(server: HttpServer, databaseUrl: string, bounds = usualBounds): Live {
  const door = newDoor(server);
  const io = listenOn(server, door, newEntrance(bounds));
  const presence = newPresence(io);
  const parts = {
    io,
    push: newPush(io),
    access: watchAccess(io, presence.changed),
    presence,
    sight: newSight(),
    asked: new WeakSet<Line>(),
  };
  io.use((socket, next) => {
    admit(socket, parts).then(() => next(), next);
  });
  io.on("connection", (socket) => attend(socket, parts));
  const stopFacts = hearFacts(parts);
  const first = Promise.withResolvers<void>();
  const signals = hearSignals(databaseUrl, (told) => {
    hearSignal(told, parts);
    first.resolve();
  });
  return {
    hears: first.promise,
    async close() {
      stopFacts();
      parts.push.stop();
      parts.access.stop();
      io.emit("farewell", "stopping", crowdMs(io));
      await door.close(() => {
        io.disconnectSockets(true);
        io.engine.close();
      });
      await Promise.all([presence.stop(), parts.sight.stop()]);
      await signals.stop();
    },
  };
}

function listenOn(server: HttpServer, door: Door, entrance: Entrance): LiveServer {
  const io: LiveServer = new Server(server, {
    path: livePath,
    serveClient: false,
    maxHttpBufferSize: messageBytesMax,
    perMessageDeflate: false,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      const asked = door.isOpen() ? entrance.refusal(request) : Promise.resolve("stopping" as const);
      asked.then((why) => {
        if (why) refused.inc({ why });
        decide(why, why === null);
      });
    },
  });
  io.engine.on("connection", (line: Line) => watchLine(line, entrance));
  newGauge({ name: "live_connections", help: "Open browsers that are connected" }, (gauge) =>
    gauge.set(io.engine.clientsCount),
  );
  return io;
}

function watchLine(line: Line, entrance: Entrance): void {
  line.once("close", entrance.opened(line.request));
  boundLine(line, (why) => refused.inc({ why }));
}

/**
 * Says who connects.
 * @throws Error when a line asks a second time before it is answered: Socket.IO would make it a second connection
 */
async function admit(socket: LiveSocket, { access, asked }: Parts): Promise<void> {
  if (asked.has(socket.conn)) throw new Error("This line has asked already");
  asked.add(socket.conn);
  const turn = access.turns();
  Object.assign(socket.data, await visitorOf(socket.request), { turn });
}

function attend(socket: LiveSocket, parts: Parts): void {
  joinOwnRooms(socket);
  const { actor } = socket.data;
  const { rooms } = parts.io.sockets.adapter;
  const connections = isMember(actor) ? (rooms.get(memberRoom(actor.id))?.size ?? 0) : 0;
  if (connections > connectionsOfMemberMax) end(socket, "too_many");
  else serve(socket, parts);
}

function serve(socket: LiveSocket, { presence, access, sight }: Parts): void {
  const limiter = new RateLimiterMemory({ keyPrefix: socket.id, ...pace });
  socket.use((_packet, next) => {
    limiter.consume("").then(
      () => next(),
      () => end(socket, "too_fast"),
    );
  });
  let before: Promise<unknown> = Promise.resolve();
  /** What a connection asks for is done in the order it was asked for. */
  const inTurn = (work: () => Promise<unknown>) => {
    before = before.then(work).catch((error: unknown) => log.error({ error }, "a message of an open browser failed"));
  };
  if (socket.data.turn !== access.turns()) inTurn(() => access.lookAgain(socket)); // it changed while it was looked up
  presence.changed();
  socket.on("disconnect", presence.changed);
  sight.watch(socket);
  socket.on("enter", (room, answer) => {
    if (typeof answer !== "function") return;
    inTurn(async () => {
      const entered = await enterSafely(socket, room, access);
      answer(entered);
      if (room === "duty" && entered.ok) socket.emit("duty", presence.count());
    });
  });
  socket.on("leave", (room) => {
    if (isRoom(room)) inTurn(() => leave(socket, room));
  });
  socket.on("typing", (topicId) => inTurn(() => passTypingOn(socket, topicId)));
}

/** Access that is lost while a room is entered was looked at again before the connection stood in it. */
async function enterSafely(socket: LiveSocket, room: unknown, access: Access): Promise<Entered> {
  const turn = access.turns();
  const entered = await enter(socket, room);
  if (!entered.ok || turn === access.turns()) return entered;
  await access.lookAgain(socket);
  return isRoom(room) && socket.data.entered.has(room) ? entered : { ok: false, error: "not_found" };
}

function end(socket: LiveSocket, why: "too_fast" | "too_many"): void {
  if (!socket.connected) return;
  refused.inc({ why });
  sayFarewell(socket, why);
}

function hearFacts({ io, push, access }: Parts): () => void {
  return onCommitted((news) => {
    if (news === "anything") return startOver(io, access);
    for (const fact of news) {
      push.fact(fact);
      const { recheck } = newsOf(fact);
      if (recheck) access.recheck(recheck);
    }
  });
}

function hearSignal(told: Signal | null, { io, push, access, presence }: Parts): void {
  if (told === null) startOver(io, access);
  else if (told.kind === "sessions.ended") access.sessionsEnded(told.ids);
  else if (told.kind === "access.changed") for (const memberId of told.ids) access.recheck({ memberId });
  else if (told.kind === "members.told") push.told(told.ids);
  else if (told.kind === "people.present") presence.heard(told);
  else showTyping(io, told);
}

/** How long it takes all browsers of this process to do something, if they are not to keep others waiting. */
function crowdMs(io: LiveServer): number {
  return (io.engine.clientsCount / browsersASecond) * 1_000;
}

/** Nobody knows what was missed: rights are looked at again, and pages look up what they show. */
function startOver(io: LiveServer, access: Access): void {
  if (io.engine.clientsCount === 0) return;
  access.recheck("everyone");
  io.emit("stale", crowdMs(io));
}
