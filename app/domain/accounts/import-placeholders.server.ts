import { createHash } from "node:crypto";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Database, Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { Language } from "#app/platform/language.ts";
import { toLatinDigits } from "#app/platform/persian/digits.ts";
import { fold } from "#app/platform/persian/fold.ts";

/** A person whose words are imported: the key that the file knows them by, and since when they count as a member. */
export type Placeholder = { key: string; joinedAt: Date };

/**
 * Makes a placeholder member for each person the club does not know yet: shown by a name in the club's language,
 * without phone or mail, so nobody can sign in as one until it is claimed. Keys already known stay as they are.
 * @returns the ids by key, and how many members are new
 */
export async function importPlaceholders(
  tx: Transaction,
  people: Placeholder[],
  language: Language,
): Promise<{ ids: Map<string, string>; added: number }> {
  // Always in the same order, so that two imports that meet wait for each other and never in a circle.
  const sorted = people.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const { count } = await tx.member.createMany({
    data: sorted.map(({ key, joinedAt }) => {
      const name = placeholderName(key, language);
      return { id: uuidv7(), name, nameFold: fold(name), placeholderKey: key, createdAt: joinedAt };
    }),
    skipDuplicates: true,
  });
  return {
    ids: await findPlaceholders(
      tx,
      sorted.map(({ key }) => key),
    ),
    added: count,
  };
}

/** The ids of those placeholders that exist, by key. */
export async function findPlaceholders(database: Database, keys: string[]): Promise<Map<string, string>> {
  const rows = await database.member.findMany({
    where: { placeholderKey: { in: keys } },
    select: { id: true, placeholderKey: true },
  });
  return new Map(rows.map(({ id, placeholderKey }) => [placeholderKey!, id]));
}

/**
 * The name a placeholder is shown by, the same for the same key: the number the key ends with, or one drawn from the
 * key. A longer number could be somebody's telephone, so it is not shown.
 */
export function placeholderName(key: string, language: Language): string {
  const counted = /(?:^|\D)(\d{1,5})$/.exec(toLatinDigits(key))?.[1];
  const drawn = 1_000 + (createHash("sha256").update(key).digest().readUInt32BE(0) % 9_000);
  const number = counted === undefined ? drawn : Number(counted);
  return translatorFor(language, "imports")("placeholderName", { number });
}
