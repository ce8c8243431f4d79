import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { type OwnBrowser, requireConfirmed } from "./confirm-identity.server.ts";
import { ownDataSections } from "./own-data-sections.ts";
import { countTries } from "./tries.server.ts";

const downloadsPerDay = 5;
const rowsAtOnce = 500;

/**
 * Everything the club keeps of the actor as one JSON text, in pieces as it is read.
 * @param site address of the club, before the addresses of pictures
 * @throws DomainError confirmation_needed, downloads_today_reached, before the first piece
 */
export async function exportOwnData(
  actor: MemberActor,
  browser: OwnBrowser,
  site: string,
): Promise<AsyncGenerator<string>> {
  await requireConfirmed(actor, browser);
  await countTries([{ subject: `data of ${actor.id}`, most: downloadsPerDay, seconds: daySeconds }], "").catch(asLimit);
  return pieces(actor.id, site);
}

function asLimit(error: unknown): never {
  if (isDomainError(error)) throw new DomainError("downloads_today_reached", { until: error.details.until });
  throw error;
}

async function* pieces(memberId: string, site: string): AsyncGenerator<string> {
  const head = { format: "bashgah member data 1", exportedAt: now(), site, profile: await ownProfile(memberId) };
  yield JSON.stringify(head, null, 2).slice(0, -2);
  for (const { name, rows } of ownDataSections) {
    let separator = "";
    yield `,\n  ${JSON.stringify(name)}: [`;
    for await (const row of inOrder(rows(memberId))) {
      yield `${separator}\n    ${JSON.stringify(row)}`;
      separator = ",";
    }
    yield separator ? "\n  ]" : "]";
  }
  yield "\n}\n";
}

function ownProfile(memberId: string) {
  const { passwordHash, totpSecret, totpLastStep, nameFold, placeholderKey, ...kept } = Prisma.MemberScalarFieldEnum;
  const select = Object.fromEntries(Object.keys(kept).map((column) => [column, true]));
  return db.member.findUniqueOrThrow({ where: { id: memberId }, select });
}

async function* inOrder(rows: Prisma.Sql): AsyncGenerator<object> {
  for (let after = ""; ; ) {
    const page = await db.$queryRaw<{ key: string; row: object }[]>`
      SELECT kept.key, to_jsonb(kept) - 'key' AS row FROM (${rows}) kept
      WHERE kept.key COLLATE "C" > ${after} ORDER BY kept.key COLLATE "C" LIMIT ${rowsAtOnce}`;
    for (const { row } of page) yield row;
    if (page.length < rowsAtOnce) return;
    after = page.at(-1)!.key;
  }
}
