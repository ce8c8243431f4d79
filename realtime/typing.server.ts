import { isMember } from "#app/domain/core/actor.ts";
import { type Signals, signal } from "#app/domain/core/signals.server.ts";
import { listBlockedBetween } from "#app/domain/discussion/list-blocked-between.server.ts";
import { isShown, isStaff } from "./presence.server.ts";
import { typingMs } from "./protocol.ts";
import { memberRoom, topicRoom } from "./rooms.server.ts";
import type { LiveServer, LiveSocket } from "./types.ts";

/** More do not fit into a signal: who blocks that many, or is blocked by them, is not shown writing. */
const blockedMost = 150;

/** Browsers keep to their pace; what comes much sooner is not passed on. */
const leastPauseMs = typingMs.every / 2;

/**
 * Passes on that the member of a connection writes in a topic: of staff, and of members who chose to show it, where the
 * topic was entered, and never to those whom a block keeps apart.
 */
export async function passTypingOn({ data }: LiveSocket, topicId: unknown): Promise<void> {
  const { actor, entered, saidTypingAt } = data;
  if (typeof topicId !== "string" || !isMember(actor) || !isShown(data) || !entered.has(topicRoom(topicId))) return;
  const now = performance.now();
  if (now - saidTypingAt < leastPauseMs) return;
  data.saidTypingAt = now;
  const hiddenFrom = await listBlockedBetween(actor.id, blockedMost);
  if (hiddenFrom)
    await signal({ kind: "member.typing", topicId, memberId: actor.id, isStaff: isStaff(data), hiddenFrom });
}

/** Shows to a topic's readers that somebody writes in it. */
export function showTyping(io: LiveServer, { topicId, memberId, isStaff, hiddenFrom }: Signals["member.typing"]): void {
  const others = [memberId, ...hiddenFrom].map(memberRoom);
  io.to(topicRoom(topicId)).except(others).volatile.emit("typing", { topicId, memberId, isStaff });
}
