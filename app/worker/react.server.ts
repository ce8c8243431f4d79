import type { AddJobsJobSpec, JobHelpers } from "graphile-worker";
import type { Fact } from "#app/domain/core/events.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import type { Reaction } from "./subscriptions.ts";

/** Name of the job that runs one reaction to one fact. */
export const reactTask = "react_to_fact";

/** Most times a reaction is tried; with the queue's exponential back-off that is about a day. */
const mostTries = 16;

/** A reaction that has a job of its own; with an error where it was tried once already. */
export type Outcome = { eventId: string; reaction: string; error?: string };

/** Whether a reaction may be run where facts are delivered: it says how to take many at once. */
export const isQuick = (reaction: Reaction): boolean => reaction.runAll !== undefined;

/**
 * Runs a quick reaction to some facts. Where it fails, nobody knows for which: each gets a job then.
 * @returns those for which it has to be tried again
 */
export async function tryReactions(reaction: Reaction, facts: Fact[]): Promise<Outcome[]> {
  const [only, ...others] = facts;
  try {
    if (only && others.length === 0) await reaction.run(only);
    else await reaction.runAll!(facts);
    return [];
  } catch (error) {
    const tried = others.length === 0 && { error: textOf(error) };
    return facts.map(({ id }) => ({ eventId: id, reaction: reaction.name, ...tried }));
  }
}

/** What an error says, without NUL, which no text in the database can hold. */
function textOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll("\0", "");
}

/** Queues reactions, each under the key of its fact and its name. What failed waits as the queue lets a failed job wait. */
export async function queueReactions(helpers: JobHelpers, reactions: Outcome[], priority: number): Promise<void> {
  if (reactions.length === 0) return;
  const keyOf = ({ eventId, reaction }: Outcome) => `${eventId}:${reaction}`;
  const failed = reactions.filter(({ error }) => error !== undefined);
  await helpers.addJobs(
    reactions.map(
      (each): AddJobsJobSpec => ({
        identifier: reactTask,
        payload: { eventId: each.eventId, reaction: each.reaction },
        jobKey: keyOf(each),
        maxAttempts: mostTries,
        priority,
        ...(each.error !== undefined && { runAt: addSeconds(now(), Math.E) }),
      }),
    ),
  );
  if (failed.length > 0)
    await helpers.query(
      `UPDATE graphile_worker._private_jobs job SET attempts = 1, last_error = failed.error
       FROM unnest($1::text[], $2::text[]) AS failed(key, error)
       WHERE job.key = failed.key AND job.attempts = 0 AND job.locked_at IS NULL`,
      [failed.map(keyOf), failed.map(({ error }) => error)],
    );
}
