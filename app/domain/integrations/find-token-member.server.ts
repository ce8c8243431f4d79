import { readMail, readNumber } from "#app/domain/accounts/target.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";

/**
 * The id of the member whom an operator names by mobile number or mail address, however it is typed.
 * @throws DomainError phone_unreadable, phone_not_mobile, phone_foreign, mail_unreadable, member_unknown
 */
export async function findTokenMember(named: string): Promise<string> {
  const isMail = named.includes("@");
  const { address } = isMail ? readMail(named, "member") : await readNumber(named, "member");
  const member = await db.member.findUnique({
    where: isMail ? { email: address } : { phone: address },
    select: { id: true },
  });
  if (!member) throw new DomainError("member_unknown", { field: "member" });
  return member.id;
}
