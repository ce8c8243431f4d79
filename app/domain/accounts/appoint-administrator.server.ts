import type { z } from "zod";
import { guest } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { createMember } from "./create-member.server.ts";
import { readPhone } from "./read-phone.server.ts";
import { ClubDetails } from "./schema.ts";

export const AppointAdministrator = ClubDetails.pick({ name: true, phone: true });
export type AppointAdministrator = z.output<typeof AppointAdministrator>;

/**
 * Makes the member with a number an administrator, and a member of whoever has that number if there is none: for the
 * operator at the machine, who needs no leave. Once more changes nothing.
 * @throws DomainError phone_unreadable, phone_not_mobile, phone_foreign, forbidden (a member who may not sign in)
 */
export async function appointAdministrator(
  input: AppointAdministrator,
): Promise<{ memberId: string; name: string; phone: string; isNewMember: boolean; isNewRole: boolean }> {
  const phone = await readPhone(input.phone);
  const { locale } = await getClub();
  return transaction(async (tx) => {
    const known = await tx.member.findUnique({ where: { phone }, select: { id: true, name: true, standing: true } });
    if (known && known.standing !== "active") throw new DomainError("forbidden");
    const member = known ?? (await createMember(tx, { phone, name: input.name, locale }));
    const [memberId, role] = [member.id, "administrator"];
    const { count } = await tx.memberRole.createMany({
      data: [{ memberId, role, createdAt: now() }],
      skipDuplicates: true,
    });
    const name = known?.name ?? input.name;
    const line = { action: "role.granted", subjectKind: "member", subjectId: memberId, after: { role, from: "shell" } };
    if (count > 0) {
      await publish(tx, "member.updated", { memberId }, null);
      await audit(tx, { ...guest, id: memberId, name }, line);
    }
    return { memberId, name, phone, isNewMember: known === null, isNewRole: count > 0 };
  });
}
