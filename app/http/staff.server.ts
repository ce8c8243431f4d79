import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { type Permission, permissions } from "#app/domain/core/permissions.ts";
import { requireActor } from "./actor.server.ts";

/**
 * Who asks for a page of staff. Who first has to set up a second factor is led there. To who holds no permission there
 * is no such page; staff who hold others are refused.
 * @param wanted one of these is needed; none named: any
 * @throws Response redirect to sign-in, DomainError not_found, forbidden
 */
export async function requireStaff(request: Request, ...wanted: Permission[]): Promise<MemberActor> {
  const actor = await requireActor(request);
  if (actor.mustEnrol) throw new DomainError("forbidden");
  if (!permissions.some((permission) => holds(actor, permission))) throw new DomainError("not_found");
  if (wanted.length > 0 && !wanted.some((permission) => holds(actor, permission))) throw new DomainError("forbidden");
  return actor;
}
