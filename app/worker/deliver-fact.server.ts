import { setTimeout as delay } from "node:timers/promises";
import type { JobHelpers, Task } from "graphile-worker";
import { type News, onCommitted } from "#app/domain/core/committed.server.ts";
import type { Fact, FactKind } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { factsDelivered } from "./job-metrics.server.ts";
import { isQuick, type Outcome, queueReactions, tryReactions } from "./react.server.ts";
import { type Reaction, subscriptions } from "./subscriptions.ts";
import { holdingFacts } from "./waiting-facts.server.ts";

/** Of the facts that wait, so many are taken at once. What nobody knows is left to fail by itself. */
const waiting = { kinds: Object.keys(subscriptions), most: 100 };
/** How long facts are let gather: requests come first, and many facts cost little more than one. */
const gatherMs = 25;
/** Rounds after which another job goes on, so that a worker that is asked to stop can. */
const mostRounds = 40;

/** A fact that a job of the queue brings, to be delivered with the others. */
type Brought = { fact: Fact; priority: number; done: () => void; failed: (error: unknown) => void };

const brought: Brought[] = [];
let isDelivering = false;
let hasNews = false;

/**
 * Brings facts to their reactions: the one of this job, and whatever other facts wait. Quick reactions are run here, all
 * together; any other, and what fails, becomes a job of its own with its own retries, keyed so that a second delivery
 * adds none. Killed in the middle, the facts are delivered again, which every reaction tolerates.
 */
export const deliverFact: Task = async (payload, helpers) => {
  const { eventId } = payload as { eventId: string };
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId } });
  const fact = event as unknown as Fact;
  reactionsTo(fact.kind); // what nobody knows fails by itself, not with others
  const delivered = new Promise<void>((done, failed) => {
    brought.push({ fact, priority: helpers.job.priority, done, failed });
  });
  await Promise.all([delivered, deliverWaiting(helpers)]);
};

/** Delivers in rounds until no fact waits; another job of this process may be at it already. */
async function deliverWaiting(helpers: JobHelpers): Promise<void> {
  if (isDelivering) return;
  isDelivering = true;
  try {
    for (let round = 0; round < mostRounds || brought.length > 0; round++) {
      const held = brought.splice(0);
      await deliverBrought(held, helpers);
      await delay(gatherMs);
      hasNews = false;
      const found = await holdingFacts(helpers, waiting, (facts, priority) => deliver(facts, priority, helpers));
      if (found === 0 && brought.length === 0 && !hasNews) return;
    }
  } catch (error) {
    for (const { failed } of brought.splice(0)) failed(error);
    throw error;
  } finally {
    isDelivering = false;
  }
}

async function deliverBrought(held: Brought[], helpers: JobHelpers): Promise<void> {
  for (const [priority, of] of Map.groupBy(held, (one) => one.priority)) {
    const facts = of.map(({ fact }) => fact);
    await deliver(facts, priority, helpers).then(
      () => of.forEach(({ done }) => void done()),
      (error: unknown) => of.forEach(({ failed }) => void failed(error)),
    );
  }
}

/** Has `look` called when there may be facts to deliver that no job of this process will find by itself. */
export function onFactsToDeliver(look: () => void): () => void {
  return onCommitted((news: News) => {
    if (news.length === 0) return;
    hasNews = true;
    if (!isDelivering) look();
  });
}

async function deliver(facts: Fact[], priority: number, helpers: JobHelpers): Promise<void> {
  const byReaction = new Map<Reaction, Fact[]>();
  for (const fact of facts)
    for (const reaction of reactionsTo(fact.kind))
      byReaction.set(reaction, [...(byReaction.get(reaction) ?? []), fact]);
  const slow = [...byReaction].filter(([reaction]) => !isQuick(reaction));
  const quick = [...byReaction].filter(([reaction]) => isQuick(reaction));
  const failed = await Promise.all(quick.map(([reaction, of]) => tryReactions(reaction, of)));
  const left: Outcome[] = slow.flatMap(([{ name }, of]) => of.map(({ id }) => ({ eventId: id, reaction: name })));
  await queueReactions(helpers, [...left, ...failed.flat()], priority);
  for (const { kind } of facts) factsDelivered.inc({ kind });
}

/** Runs one reaction to one fact. */
export const reactToFact: Task = async (payload) => {
  const { eventId, reaction: name } = payload as { eventId: string; reaction: string };
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId } });
  const reaction = reactionsTo(event.kind).find((candidate) => candidate.name === name);
  if (!reaction) throw new Error(`No reaction ${name} to ${event.kind}`);
  await reaction.run(event as unknown as Fact);
};

function reactionsTo(kind: string): Reaction[] {
  if (!(kind in subscriptions)) throw new Error(`No fact is called ${kind}`);
  return subscriptions[kind as FactKind] as Reaction[];
}
