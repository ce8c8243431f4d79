import type { Entered, Farewell, FromClub, RoomName } from "#realtime/protocol.ts";
import type { LiveConnection } from "./connection.ts";

export type LiveStatus = "idle" | "connected" | "lost";

type Listener<K extends keyof FromClub> = (...told: Parameters<FromClub[K]>) => void;
type AnyListener = (...told: unknown[]) => void;
type EntryListener = (entered: Extract<Entered, { ok: true }>) => void;

/** A short break of the line is nobody's concern; after this long it is said. */
const lossSaidAfterMs = 4_000;

/** Where nobody ever answers, it is asked so often, and again after a long while: no loop of errors where live news are off. */
const tries = 3;
const nobodyThereMs = 300_000;

/** Who is asked to slow down comes back after so long. */
const slowedMs = 60_000;

const listeners = new Map<keyof FromClub, Set<AnyListener>>();
const statusListeners = new Set<() => void>();
const wanted = new Map<RoomName, Set<EntryListener>>();
let connection: LiveConnection | null = null;
let opening = false;
/** Counts who was there: what was being opened for the one before is not kept. */
let turn = 0;
let status: LiveStatus = "idle";
let loss: ReturnType<typeof setTimeout> | undefined;

/** A device that has its network again does not wait for the next try, which may be far away. */
const onlineSpreadMs = 1_000;

/** Connects, once; the part that knows sockets is loaded only now. Without a network it is tried again with the next page. */
export async function connectLive(): Promise<void> {
  if (connection || opening) return;
  opening = true;
  const opened = turn;
  try {
    const { openConnection } = await import("./connection.ts");
    if (opened !== turn) return;
    connection = openConnection();
    attend(connection);
    addEventListener("online", comeBackSoon);
  } catch {
    // the line is down: the next page asks again
  } finally {
    opening = false;
  }
}

/** Ends the connection, for somebody who is another one from now on. */
export function disconnectLive(): void {
  turn++;
  removeEventListener("online", comeBackSoon);
  connection?.disconnect();
  connection = null;
  clearTimeout(loss);
  setStatus("idle");
}

function comeBackSoon(): void {
  const socket = connection;
  setTimeout(() => {
    if (socket && socket === connection && !socket.connected) socket.disconnect().connect();
  }, Math.random() * onlineSpreadMs);
}

function attend(socket: LiveConnection): void {
  let wasConnected = false;
  const later = (waitMs: number) => setTimeout(() => socket === connection && socket.connect(), waitMs);
  socket.io.reconnectionAttempts(tries);
  socket.io.on("reconnect_failed", () => later(nobodyThereMs * (1 + Math.random())));
  socket.on("connect_error", () => {
    if (!socket.active) later(slowedMs * (1 + Math.random())); // the club was there and could not say who it is
  });
  socket.on("connect", () => {
    socket.io.reconnectionAttempts(Number.POSITIVE_INFINITY);
    clearTimeout(loss);
    setStatus("connected");
    for (const room of wanted.keys()) enterNow(socket, room);
    if (wasConnected) tell("stale", 0);
    wasConnected = true;
  });
  socket.on("disconnect", (reason) => {
    if (socket !== connection) return;
    loss = setTimeout(() => setStatus("lost"), lossSaidAfterMs);
    if (reason === "io server disconnect") comeBack();
  });
  let farewell: { why?: Farewell; withinMs: number } = { withinMs: 0 };
  socket.on("farewell", (why, withinMs) => {
    farewell = { why, withinMs };
  });
  const comeBack = () => {
    const { why, withinMs } = farewell;
    farewell = { withinMs: 0 };
    const isSlowed = why === "too_fast" || why === "too_many";
    later(isSlowed ? slowedMs : 1_000 + Math.random() * Math.max(4_000, withinMs));
  };
  socket.onAny((name: keyof FromClub, ...told: unknown[]) => tell(name, ...told));
}

function tell(name: keyof FromClub, ...told: unknown[]): void {
  for (const listener of listeners.get(name) ?? []) listener(...told);
}

function enterNow(socket: LiveConnection, room: RoomName): void {
  socket.emit("enter", room, (entered) => {
    if (!entered.ok) return;
    for (const listener of wanted.get(room) ?? []) listener(entered);
  });
}

/** Enters a room now and after every break of the line, until the returned function is called. */
export function stayIn(room: RoomName, entered: EntryListener): () => void {
  const others = wanted.get(room) ?? new Set();
  wanted.set(room, others.add(entered));
  if (connection?.connected) enterNow(connection, room);
  return () => {
    others.delete(entered);
    if (others.size > 0) return;
    wanted.delete(room);
    if (connection?.connected) connection.emit("leave", room);
  };
}

/** Hears of what the club tells until the returned function is called. */
export function onLive<K extends keyof FromClub>(name: K, listener: Listener<K>): () => void {
  const others = listeners.get(name) ?? new Set();
  listeners.set(name, others.add(listener as AnyListener));
  return () => void others.delete(listener as AnyListener);
}

/** Says that the member is writing in a topic; whether there was anybody to say it to. */
export function sayTyping(topicId: string): boolean {
  if (!connection?.connected) return false;
  connection.volatile.emit("typing", topicId);
  return true;
}

/** Whether something waits for a room, so that a guest's browser has a reason to connect. */
export function isRoomWanted(): boolean {
  return wanted.size > 0;
}

function setStatus(next: LiveStatus): void {
  status = next;
  for (const listener of statusListeners) listener();
}

/** How the line stands. */
export function liveStatus(): LiveStatus {
  return status;
}

/** Hears of every change of the line; answers with what ends it. */
export function subscribeToStatus(listener: () => void): () => void {
  statusListeners.add(listener);
  return () => statusListeners.delete(listener);
}
