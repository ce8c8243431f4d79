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
  const known = await findPlaceholders(
    tx,
    people.map(({ key }) => key),
  );
  const fresh = people.filter(({ key }) => !known.has(key));
  if (fresh.length === 0) return { ids: known, added: 0 };
  const name = placeholderNames(language);
  const { count } = await tx.member.createMany({
    // Always in the same order, so that two imports that meet wait for each other and never in a circle.
    data: fresh
      .toSorted((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ key, joinedAt }) => {
        const shown = name(key);
        return { id: uuidv7(), name: shown, nameFold: fold(shown), placeholderKey: key, createdAt: joinedAt };
      }),
    skipDuplicates: true,
  });
  const made = await findPlaceholders(
    tx,
    fresh.map(({ key }) => key),
  );
  return { ids: new Map([...known, ...made]), added: count };
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
 * Names placeholders in a language. The same key always gets the same name: the number the key ends with, or one drawn
 * from the key. A longer number could be somebody's telephone, so it is not shown.
 */
function placeholderNames(language: Language): (key: string) => string {
  const words = translatorFor(language, "imports");
  return (key) => {
    const counted = /(?:^|\D)(\d{1,5})$/.exec(toLatinDigits(key))?.[1];
    const drawn = 1_000 + (createHash("sha256").update(key).digest().readUInt32BE(0) % 9_000);
    return words("placeholderName", { number: counted === undefined ? drawn : Number(counted) });
  };
}
