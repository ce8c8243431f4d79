import { readFailure } from "#app/domain/core/form-state.ts";
import type { RowToImport } from "#app/domain/core/import-rows.ts";
import { parseMailAddress } from "#app/platform/mail-address.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { parsePhone } from "#app/platform/persian/phone.ts";
import type { MemberField } from "./import-columns.ts";
import { findPlace } from "./places.server.ts";
import { Profile } from "./profile-schema.ts";

/** Columns of a member that a file may fill; what the file leaves empty is missing. */
export type ImportedDetails = {
  name?: string;
  phone?: string;
  email?: string;
  province?: string;
  city?: string;
  birthday?: string;
  birthCalendar?: string;
  occupation?: string;
  bio?: string;
  interests?: string[];
};

/** A member as a row tells of them. */
export type ImportedMember = { line: number; keys: string[]; details: ImportedDetails; groups: string[] };

export type ReadMember = ImportedMember | { line: number; column: MemberField; reason: string };

const Said = Profile.pick({ name: true, occupation: true, bio: true, birthday: true, interests: true }).partial();
const listSigns = /[,،;؛|\n]/;

/** Reads a row: who it is about (by number, else by mail address) and what it says. */
export function readMemberRow(
  { number: line, values }: RowToImport<MemberField>,
  { foreignNumbers }: { foreignNumbers: boolean },
): ReadMember {
  const filled = (field: MemberField) => values[field]?.trim() || undefined;
  const typedPhone = filled("phone");
  const phone = typedPhone ? parsePhone(typedPhone, { allowForeign: foreignNumbers }) : undefined;
  if (phone?.ok === false) return { line, column: "phone", reason: reasonFor(typedPhone!, phone.code) };
  const typedMail = filled("email");
  const email = typedMail ? parseMailAddress(typedMail) : undefined;
  if (email === null) return { line, column: "email", reason: "mail_unreadable" };
  const keys = [...(phone ? [phone.e164] : []), ...(email ? [email] : [])];
  if (keys.length === 0) return { line, column: "phone", reason: "phone_missing" };

  const name = [filled("name"), filled("lastName")].filter(Boolean).join(" ") || undefined;
  const said = Said.safeParse(
    withoutMissing({ name, ...pick(filled, ["occupation", "bio", "birthday", "interests"]) }),
  );
  if (!said.success) return { line, ...problemOf(said.error.issues[0]!) };
  const { birthday, ...words } = said.data;
  const place = findPlace(filled("province") ?? "", filled("city") ?? "");
  const details = withoutMissing({
    ...words,
    ...{ phone: phone?.e164, email, birthday: birthday?.date, birthCalendar: birthday?.calendar },
    ...{ province: place.province || undefined, city: place.city || undefined },
  });
  const groups = (filled("groups") ?? "").split(listSigns).map(fold).filter(Boolean);
  return { line, keys, details, groups: [...new Set(groups)] };
}

/** A spreadsheet that shortened a number (9.12E+09) has lost digits: nothing brings them back. */
function reasonFor(typed: string, code: string): string {
  return /^[\d.,٫]+[eE]\+?\d+$/.test(typed) ? "digits_lost" : code;
}

function problemOf(issue: { path: PropertyKey[]; message: string }): { column: MemberField; reason: string } {
  return { column: issue.path[0] as MemberField, reason: readFailure(issue.message)?.code ?? "invalid" };
}

function pick(filled: (field: MemberField) => string | undefined, fields: MemberField[]) {
  return Object.fromEntries(fields.map((field) => [field, filled(field)]));
}

/** Without the keys that have no value: they would empty what a member said before. */
function withoutMissing<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
