import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { answerKeptSeconds } from "./rules.ts";

/** Forgets the answers to Idempotency-Keys of a day ago; for the schedule. */
export async function sweepIdempotentAnswers(): Promise<void> {
  await db.idempotentAnswer.deleteMany({ where: { createdAt: { lt: addSeconds(now(), -answerKeptSeconds) } } });
}
