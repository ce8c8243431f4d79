import type { AddJobsJobSpec, Task } from "graphile-worker";
import type { Fact, FactKind } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { factsDelivered } from "./job-metrics.server.ts";
import { type Reaction, subscriptions } from "./subscriptions.ts";

/** Name of the job that runs one reaction to one fact. */
export const reactTask = "react_to_fact";

/** Most times a reaction is tried; with the queue's exponential back-off that is about a day. */
const mostTries = 16;

/** Fans one fact out: one job per reaction, each with its own retries, keyed so that a second delivery adds none. */
export const deliverFact: Task = async (payload, helpers) => {
  const { eventId } = payload as { eventId: string };
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId }, select: { kind: true } });
  const jobs = reactionsTo(event.kind).map(
    (reaction): AddJobsJobSpec => ({
      identifier: reactTask,
      payload: { eventId, reaction: reaction.name },
      jobKey: `${eventId}:${reaction.name}`,
      maxAttempts: mostTries,
      priority: helpers.job.priority,
    }),
  );
  if (jobs.length > 0) await helpers.addJobs(jobs);
  factsDelivered.inc({ kind: event.kind });
};

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
