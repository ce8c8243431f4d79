import { sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import { isMember } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { findOpenTopic } from "#app/domain/forums/find-open-topic.server.ts";
import { type Entered, isRoom, type RoomName, topicOfRoom } from "./protocol.ts";
import type { LiveSocket, Visitor } from "./types.ts";

/** The most rooms a connection is in at once: a page enters one or two. */
export const roomsMax = 16;

/** The room of all connections of one member. */
export const memberRoom = (memberId: string) => `member:${memberId}`;

/** The room of all connections of one session. @param key as the database holds it */
export const sessionRoom = (key: string) => `session:${key}`;

/** The room of those who have something open that stands in a forum. */
export const forumRoom = (forumId: string) => `forum:${forumId}`;

/** The room of a topic's readers. */
export const topicRoom = (topicId: string): RoomName => `topic:${topicId}`;

/** The rooms that a connection is in without asking: they tell of nothing but itself. */
export function joinOwnRooms(socket: LiveSocket): void {
  const { actor, session } = socket.data;
  const own = [session && sessionRoom(sessionKey(session)), isMember(actor) && memberRoom(actor.id)];
  void socket.join(own.filter((room) => typeof room === "string"));
}

/** Lets a connection into a room if the page of the same thing would be shown to it. */
export async function enter(socket: LiveSocket, room: unknown): Promise<Entered> {
  if (!isRoom(room)) return { ok: false, error: "invalid" };
  const { entered } = socket.data;
  if (!entered.has(room) && entered.size >= roomsMax) return { ok: false, error: "too_many" };
  const opened = await openRoom(socket.data, room);
  if (!opened) return { ok: false, error: "not_found" };
  if (!socket.connected) return { ok: false, error: "not_found" }; // it left meanwhile, and rooms forget nobody who is gone
  entered.set(room, { forumId: opened.forumId });
  await socket.join(opened.forumId ? [room, forumRoom(opened.forumId)] : room);
  return opened.last === undefined ? { ok: true } : { ok: true, last: opened.last };
}

/** Takes a connection out of a room. */
export async function leave(socket: LiveSocket, room: RoomName): Promise<void> {
  const was = socket.data.entered.get(room);
  if (!was) return;
  socket.data.entered.delete(room);
  await socket.leave(room);
  const others = [...socket.data.entered.values()];
  if (was.forumId && !others.some(({ forumId }) => forumId === was.forumId)) await socket.leave(forumRoom(was.forumId));
}

/** Puts a connection out of the rooms that it may not be in any more, and tells it so. @param open asks what is there */
export async function recheckRooms(socket: LiveSocket, open = openRoom): Promise<void> {
  for (const [room, { forumId }] of [...socket.data.entered]) {
    const opened = await open(socket.data, room);
    if (opened && opened.forumId === forumId) continue;
    await leave(socket, room);
    if (opened) await enter(socket, room);
    else socket.emit("left", room);
  }
}

/** What a room is about: of a topic the forum it stands in, and the number of its newest post. */
export type Opened = { forumId: string | null; last?: number };

/** What a room is about, as the page of the same thing would show it; null when it would not. */
export async function openRoom({ actor }: Visitor, room: RoomName): Promise<Opened | null> {
  if (!isMember(actor) && (await getClub()).readers === "members") return null; // as its pages: nothing for guests
  const topicId = topicOfRoom(room);
  if (!topicId) return room === "duty" && !isMember(actor) ? null : { forumId: null };
  const topic = await findOpenTopic(actor, topicId);
  return topic && { forumId: topic.forumId, last: topic.lastNumber };
}
