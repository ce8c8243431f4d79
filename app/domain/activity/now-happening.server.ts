import { type Actor, guest, isMember } from "#app/domain/core/actor.ts";
import type { CommittedFact } from "#app/domain/core/committed.server.ts";
import type { FactKind } from "#app/domain/core/events.ts";
import { keep } from "#app/domain/core/keep.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { findFacts } from "./find-facts.server.ts";
import { type ActivityFact, type ActivityLine, groupActivity } from "./group.ts";
import { nowFacts, nowLines, nowSeconds } from "./rules.ts";

/** What only adds to the activity waits until what is remembered is old; whatever may take something away does not. */
const adding: ReadonlySet<FactKind> = new Set<FactKind>([
  "member.joined",
  "topic.created",
  "post.created",
  "answer.accepted",
  "content.liked",
]);

const takesAway = ({ kind }: CommittedFact) => !adding.has(kind);

/** What everyone may see, for everyone: read once in two seconds, however many ask. */
const publicFacts = keep(
  async () => (await findFacts(guest, { filter: {}, after: null, limit: nowFacts })).items,
  takesAway,
  nowSeconds,
);

/**
 * The newest lines of the activity, for beside a page. All of it is public, so that readers share it; who is kept at a
 * distance, or has blocked the actor, is left out for each: no statement for a guest, one for a member.
 */
export async function listNow(actor: Actor): Promise<ActivityLine[]> {
  const [facts, away] = await Promise.all([publicFacts(), findAway(actor)]);
  const near = ({ actor: by, content }: ActivityFact) => !away.has(by.id) && !away.has(content.authorId);
  return groupActivity(away.size > 0 ? facts.filter(near) : facts).slice(0, nowLines);
}

async function findAway(actor: Actor): Promise<ReadonlySet<string>> {
  if (!isMember(actor)) return new Set();
  const rows = await selectRows<{ id: string }>`
    SELECT "otherId" AS id FROM "Boundary" WHERE "memberId" = ${actor.id}::uuid
    UNION ALL SELECT "memberId" FROM "Boundary" WHERE "otherId" = ${actor.id}::uuid AND distance = 'block'`;
  return new Set(rows.map(({ id }) => id));
}
