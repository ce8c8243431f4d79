import { useTranslations } from "use-intl";
import type { RoleName } from "#app/domain/accounts/staff-views.ts";
import type { Permission, Role } from "#app/domain/core/permissions.ts";

type WithUnderscores<Text extends string> = Text extends `${infer Head}.${infer Tail}` ? `${Head}_${Tail}` : Text;

/** What a role is called: presets in the words of the language, the club's own as the club named them. */
export function useRoleName(): (role: RoleName) => string {
  const t = useTranslations("staff");
  return ({ key, name, isPreset }) => (isPreset ? t(`role_${key as Role}`) : name);
}

/** What a right allows, in words. */
export function useRightName(): (permission: Permission) => string {
  const t = useTranslations("staff");
  return (permission) => t(`permission_${permission.replace(".", "_") as WithUnderscores<Permission>}`);
}
