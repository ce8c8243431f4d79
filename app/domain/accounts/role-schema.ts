import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { permissions } from "#app/domain/core/permissions.ts";
import { nameMax } from "./rules.ts";
import { shownName } from "./schema.ts";

const allowed = z
  .preprocess(
    (value) => (value === undefined || value === "" ? [] : [value].flat()),
    z.array(z.enum(permissions)).max(permissions.length),
  )
  .transform((list) => permissions.filter((permission) => list.includes(permission)))
  .refine((list) => list.length > 0, fail("permissions_missing"));

const key = z.string().min(1).max(60);

export const CreateRole = z.object({ name: shownName(nameMax), permissions: allowed });
export type CreateRole = z.output<typeof CreateRole>;

export const UpdateRole = CreateRole.extend({ key });
export type UpdateRole = z.output<typeof UpdateRole>;

export const DeleteRole = z.object({ key });
export type DeleteRole = z.output<typeof DeleteRole>;

/** A role, a preset's or one of the club's own, and who it is given to or taken from. */
export const RoleOfMember = z.object({ memberId: z.uuid(), role: key });
export type RoleOfMember = z.output<typeof RoleOfMember>;
