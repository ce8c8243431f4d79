import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { countLetters } from "#app/platform/persian/text.ts";
import type { Question } from "./question.ts";

/** A longer question is a text that somebody pasted; one with so many digits in a row may be somebody's number. */
const longest = 80;
const digitsMax = 5;
/** Questions that are kept at most, how long after they were last asked, and how many are listed. */
export const keptMax = 5_000;
const keptDays = 90;
const listedMax = 200;

/** Something that people looked for and did not find. */
export type Miss = { question: string; times: number; lastAt: Date };

/**
 * Notes that a question found nothing, without who asked. What looks like a number or an address of somebody is not
 * noted. Once there is more than anybody will read, what was asked least, and longest ago, makes room.
 */
export async function noteMiss({ folded: question }: Question): Promise<void> {
  const isPrivate =
    /[@/\\]/.test(question) || new RegExp(`\\p{N}{${digitsMax + 1}}`, "u").test(question.replace(/[ .-]/g, ""));
  if (isPrivate || question.length > longest || countLetters(question) < 2) return;
  await db.$executeRaw`
    WITH gone AS (
      DELETE FROM "SearchMiss" WHERE question = (
        SELECT question FROM "SearchMiss"
        WHERE (SELECT count(*) FROM "SearchMiss") >= ${keptMax}
          AND NOT EXISTS (SELECT FROM "SearchMiss" WHERE question = ${question})
        ORDER BY times, "lastAt" LIMIT 1)
    )
    INSERT INTO "SearchMiss" AS known (question, "lastAt") VALUES (${question}, ${now()})
    ON CONFLICT (question) DO UPDATE SET times = known.times + 1, "lastAt" = excluded."lastAt"`;
}

/**
 * What people looked for and did not find, most often first.
 * @throws DomainError forbidden
 */
export async function listMisses(actor: MemberActor): Promise<Miss[]> {
  if (!holds(actor, "forums.manage")) throw new DomainError("forbidden");
  return db.searchMiss.findMany({
    orderBy: [{ times: "desc" }, { lastAt: "desc" }, { question: "asc" }],
    take: listedMax,
  });
}

/** Forgets what nobody has looked for in a long time; for the schedule. */
export async function sweepMisses(): Promise<void> {
  await db.searchMiss.deleteMany({ where: { lastAt: { lt: addSeconds(now(), -keptDays * daySeconds) } } });
}
