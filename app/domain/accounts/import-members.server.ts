import { clubSettings, getClub } from "#app/domain/core/club.server.ts";
import {
  addTally,
  inBatches,
  noRows,
  type RefusedRow,
  type RowImport,
  type RowsResult,
  type RowToImport,
} from "#app/domain/core/import-rows.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { tryOut } from "#app/domain/core/try-out.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import type { MemberField } from "./import-columns.ts";
import { type ImportedMember, readMemberRow } from "./import-member-row.ts";
import { accountDefaults } from "./rules.ts";
import { storeMembers } from "./store-imported-members.server.ts";

/** One run over one file of members. */
export type MemberImport = RowImport & {
  foreignNumbers: boolean;
  language: Language;
  /** The club's groups by their folded names. */
  groups: ReadonlyMap<string, string>;
  /** Numbers and mail addresses that a dry run would have taken. */
  planned: Set<string>;
};

const batchSize = 250;

/** Begins an import of members. A dry run reads and checks everything and writes nothing. */
export async function beginMemberImport({ dryRun, update }: RowImport): Promise<MemberImport> {
  const [club, { foreignNumbers }, groups] = await Promise.all([
    getClub(),
    clubSettings("accounts", accountDefaults),
    db.customerGroup.findMany({ select: { id: true, nameFold: true } }),
  ]);
  const byName = new Map(groups.map(({ id, nameFold }) => [nameFold, id]));
  return { dryRun, update, foreignNumbers, language: club.locale, groups: byName, planned: new Set() };
}

/**
 * Makes members of some rows, for the operator at the machine. Whoever has the number (or the mail address) already is
 * left as they are, unless the import is to update them with what the row says; nothing is ever emptied. New members can
 * sign in by their number at once, have agreed to no rules yet, get no message, and leave no line in the activity. Each row
 * is whole or not at all, so an import that was cut off is finished by the next.
 */
export async function importMemberRows(run: MemberImport, rows: RowToImport<MemberField>[]): Promise<RowsResult> {
  const refused: RefusedRow[] = [];
  const members: ImportedMember[] = [];
  for (const row of rows) {
    const read = readMemberRow(row, run);
    if ("reason" in read) refused.push(read);
    else if (read.groups.some((name) => !run.groups.has(name)))
      refused.push({ line: read.line, column: "groups", reason: "group_unknown" });
    else members.push(read);
  }
  let tally = noRows;
  for (const batch of inBatches(members, batchSize)) {
    const result = await importBatch(run, batch);
    tally = addTally(tally, result.tally);
    refused.push(...result.refused);
  }
  refused.sort((one, other) => one.line - other.line);
  return { tally, refused };
}

async function importBatch(run: MemberImport, members: ImportedMember[]): Promise<RowsResult> {
  if (!run.dryRun) return transaction((tx) => storeMembers(tx, run, members));
  const isAgain = ({ keys }: ImportedMember) => keys.some((key) => run.planned.has(key));
  const fresh = members.filter((member) => !isAgain(member));
  const { tally, refused } = await tryOut((tx) => storeMembers(tx, run, fresh));
  for (const key of fresh.flatMap(({ keys }) => keys)) run.planned.add(key);
  return { tally: { ...tally, skipped: tally.skipped + members.length - fresh.length }, refused };
}
